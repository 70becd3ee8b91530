import { allowedValues, PATTERNS, type Parameter } from '../../shared/api/parameter.ts';
import type { ParameterError } from './problem.ts';

export type ParameterValues = Readonly<Record<string, string>>;

export type ParsedParameters =
  /** `canonical`: the known parameters sorted by name, one spelling per meaning; the cache's key. */
  | { readonly ok: true; readonly values: ParameterValues; readonly canonical: string }
  | { readonly ok: false; readonly errors: readonly ParameterError[] };

const NONE: ParsedParameters = { ok: true, values: {}, canonical: '' };
/** More errors than these help nobody, and an answer has to stay small. */
const MAX_ERRORS = 10;
const MAX_NAME = 60;
const EXPRESSIONS = Object.fromEntries(Object.entries(PATTERNS).map(([kind, text]) => [kind, new RegExp(text)]));

/** Reads a query string against the route's parameters. Unknown, repeated and invalid ones are errors by name. */
export function parseParameters(known: readonly Parameter[], rawQueryString: string): ParsedParameters {
  if (rawQueryString === '') return NONE;
  const values: Record<string, string> = {};
  const errors: ParameterError[] = [];
  const names = known.map((parameter) => parameter.name);
  for (const [name, raw] of new URLSearchParams(rawQueryString)) {
    const parameter = known.find((row) => row.name === name);
    const shown = name.slice(0, MAX_NAME).toWellFormed();
    if (parameter === undefined) {
      errors.push({ parameter: shown, detail: 'unknown parameter', allowed: names });
    } else if (Object.hasOwn(values, name)) {
      errors.push({ parameter: shown, detail: 'given more than once' });
    } else {
      const value = canonicalValue(parameter, raw);
      if (value === undefined)
        errors.push({ parameter: shown, detail: 'invalid value', allowed: allowedValues(parameter) });
      else values[name] = value;
    }
    if (errors.length === MAX_ERRORS) break;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values, canonical: canonicalQuery(values) };
}

/** The value of the parameter that is a segment of the path. */
export function parseSegment(parameter: Parameter, raw: string): ParsedParameters {
  const value = canonicalValue(parameter, raw);
  return value === undefined
    ? { ok: false, errors: [{ parameter: parameter.name, detail: 'invalid value', allowed: allowedValues(parameter) }] }
    : { ok: true, values: { [parameter.name]: value }, canonical: '' };
}

/** A query string of these values, sorted by name. Every valid value is plain: nothing has to be escaped. */
export function canonicalQuery(values: ParameterValues): string {
  return Object.keys(values)
    .sort()
    .map((name) => `${name}=${values[name]}`)
    .join('&');
}

function canonicalValue(parameter: Parameter, raw: string): string | undefined {
  if (parameter.kind === 'choice') return parameter.allowed.includes(raw) ? raw : undefined;
  if (!EXPRESSIONS[parameter.kind]?.test(raw)) return undefined;
  if (parameter.kind === 'date') return isDate(raw) ? raw : undefined;
  if (parameter.kind !== 'integer') return raw;
  const value = Number(raw);
  return value >= parameter.min && value <= parameter.max ? String(value) : undefined;
}

function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}
