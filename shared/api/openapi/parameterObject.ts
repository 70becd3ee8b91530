import { PATTERNS, type Parameter } from '../parameter.ts';
import type { JsonSchema } from './schemas.ts';

/** A parameter as OpenAPI has it. */
export function parameterObject(parameter: Parameter, place: 'path' | 'query') {
  const { name, description, example } = parameter;
  const schema = schemaOf(parameter);
  return {
    name,
    in: place,
    required: place === 'path',
    description,
    schema,
    example: parameter.kind === 'integer' ? Number(example) : example,
  };
}

function schemaOf(parameter: Parameter): JsonSchema {
  switch (parameter.kind) {
    case 'choice':
      return {
        type: 'string',
        enum: parameter.allowed,
        ...(parameter.fallback !== undefined && { default: parameter.fallback }),
      };
    case 'integer':
      return {
        type: 'integer',
        minimum: parameter.min,
        maximum: parameter.max,
        ...(parameter.fallback !== undefined && { default: parameter.fallback }),
      };
    case 'date':
      return { type: 'string', format: 'date', pattern: PATTERNS.date };
    default:
      return { type: 'string', pattern: PATTERNS[parameter.kind] };
  }
}
