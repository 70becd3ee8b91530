import { seqOf } from './cursor.ts';
import type { ParameterError } from './problem.ts';

/**
 * One query parameter of a route. Plain data, so that the parser, the documentation and the edge are made from the same
 * rows; not zod, which would be a fifth of the bundle.
 */
export type Parameter = { readonly name: string; readonly description: string } & (
  | { readonly kind: 'choice'; readonly allowed: readonly string[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'slug' }
  /** A UTC calendar day, YYYY-MM-DD. */
  | { readonly kind: 'date' }
  | { readonly kind: 'cursor' }
);

export type ParameterValues = Readonly<Record<string, string>>;

export type ParsedParameters =
  /** `canonical`: the known parameters sorted by name, one spelling per meaning; the cache's key. */
  | { readonly ok: true; readonly values: ParameterValues; readonly canonical: string }
  | { readonly ok: false; readonly errors: readonly ParameterError[] };

const NONE: ParsedParameters = { ok: true, values: {}, canonical: '' };
const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;
/** More errors than these help nobody, and an answer has to stay small. */
const MAX_ERRORS = 10;
const MAX_NAME = 60;
const MAX_CURSOR = 40;

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
        errors.push({ parameter: shown, detail: 'invalid value', allowed: allowedOf(parameter) });
      else values[name] = value;
    }
    if (errors.length === MAX_ERRORS) break;
  }
  if (errors.length > 0) return { ok: false, errors };
  const canonical = Object.keys(values)
    .sort()
    .map((name) => `${name}=${values[name]}`)
    .join('&');
  return { ok: true, values, canonical };
}

/** The value of the parameter that is a segment of the path. */
export function parseSegment(parameter: Parameter, raw: string): ParsedParameters {
  const value = canonicalValue(parameter, raw);
  return value === undefined
    ? { ok: false, errors: [{ parameter: parameter.name, detail: 'invalid value', allowed: allowedOf(parameter) }] }
    : { ok: true, values: { [parameter.name]: value }, canonical: '' };
}

function canonicalValue(parameter: Parameter, raw: string): string | undefined {
  switch (parameter.kind) {
    case 'choice':
      return parameter.allowed.includes(raw) ? raw : undefined;
    case 'integer': {
      const value = /^\d{1,6}$/.test(raw) ? Number(raw) : Number.NaN;
      return value >= parameter.min && value <= parameter.max ? String(value) : undefined;
    }
    case 'slug':
      return SLUG.test(raw) ? raw : undefined;
    case 'date':
      return isDate(raw) ? raw : undefined;
    case 'cursor':
      return raw.length <= MAX_CURSOR && seqOf(raw) !== undefined ? raw : undefined;
  }
}

function allowedOf(parameter: Parameter): string[] {
  switch (parameter.kind) {
    case 'choice':
      return [...parameter.allowed];
    case 'integer':
      return [`an integer from ${parameter.min} to ${parameter.max}`];
    case 'slug':
      return ['an id: lower-case letters, digits and hyphens, at most 80'];
    case 'date':
      return ['a day YYYY-MM-DD'];
    case 'cursor':
      return ['the `next_cursor` of an earlier answer'];
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}
