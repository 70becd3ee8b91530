import { allowedValues, type Parameter } from '../../../../shared/api/parameter.ts';
import { ROUTES } from '../../../../shared/api/routes.ts';

/** A parameter as the page describes it and offers it for trying. */
export interface ParameterFacts {
  readonly name: string;
  readonly description: string;
  readonly example: string;
  /** What may stand there, in words. */
  readonly allowed: string;
  /** The few values it may have; null where there are too many to choose from. */
  readonly choices: readonly string[] | null;
}

/** A route as the page describes it. */
export interface RouteFacts {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ParameterFacts[];
  /** The parameter in the path. */
  readonly segment: ParameterFacts | null;
  readonly mediaType: string;
  /** Schema of the answer in the OpenAPI document. */
  readonly contract: string | null;
  readonly csv: boolean;
  readonly cache: string;
}

const CACHE = {
  latest: 'changes with every publish; ETag, a minute in caches',
  live: 'evaluated at the request',
  content: 'tagged by its own content; kept for ever where it can no longer change',
} as const;

/** Every route there is, from the table the server, the OpenAPI document and the client are made of. */
export const routeFacts = (): readonly RouteFacts[] =>
  ROUTES.map((route) => ({
    name: route.name,
    path: route.path,
    summary: route.summary,
    description: route.description,
    parameters: route.parameters.map(parameterFacts),
    segment: route.segment === undefined ? null : parameterFacts(route.segment),
    mediaType: route.mediaType,
    contract: route.contract,
    csv: route.csv !== undefined,
    cache: CACHE[route.cache],
  }));

function parameterFacts(parameter: Parameter): ParameterFacts {
  const { name, description, example } = parameter;
  const allowed = allowedValues(parameter).join(', ');
  return { name, description, example, allowed, choices: parameter.kind === 'choice' ? parameter.allowed : null };
}
