import type { CompatRoute } from '../../../shared/api/compatRoutes.ts';
import type { ParameterError } from '../problem.ts';

/** A parsed query: lists in lower case, numbers and dates checked. */
export interface CompatQuery {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, number>>;
  /** Sorted, one spelling per meaning: the cache's key. */
  readonly canonical: string;
}

const MAX_VALUE = 1_000;
/** What their API filters by and this one knows nothing of: refused, for an answer without the filter would be wrong. */
const UNKNOWN_FACTS = ['exchange', 'fdv', 'blockchain_address'];
const NUMBER = /^-?\d{1,15}(\.\d{1,9})?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SIGNALS = ['1', '0', '-1'];
const LIMITS: Readonly<Record<string, readonly [number, number]>> = { limit: [1, 1_000], page: [0, 1_000_000] };

export function parseCompatQuery(
  route: CompatRoute,
  rawQuery: string,
): { readonly ok: true; readonly query: CompatQuery } | { readonly ok: false; readonly errors: ParameterError[] } {
  const lists: Record<string, readonly string[]> = {};
  const texts: Record<string, string> = {};
  const numbers: Record<string, number> = {};
  const errors: ParameterError[] = [];
  const given = new Map(new URLSearchParams(rawQuery));
  for (const [name, value] of given) {
    const known = route.parameters.find((row) => row.name === name);
    const wrong = (detail: string, allowed?: string[]) =>
      errors.push({ parameter: name.slice(0, 60).toWellFormed(), detail, ...(allowed && { allowed }) });
    if (known === undefined) {
      const detail = UNKNOWN_FACTS.includes(name) ? 'nothing published here says that' : 'unknown parameter';
      wrong(
        detail,
        route.parameters.map((row) => row.name),
      );
    } else if (value.length > MAX_VALUE) wrong(`longer than ${MAX_VALUE} characters`);
    else if (known.kind === 'list') lists[name] = listOf(value);
    else if (known.kind === 'text') texts[name] = value.trim().toLowerCase();
    else if (known.kind === 'number') {
      const [low, high] = LIMITS[name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      const number = NUMBER.test(value) ? Number(value) : Number.NaN;
      const isWhole = LIMITS[name] === undefined || Number.isInteger(number);
      if (number >= low && number <= high && isWhole) numbers[name] = number;
      else wrong('invalid value', [LIMITS[name] ? `a whole number from ${low} to ${high}` : 'a number']);
    } else if (known.kind === 'date') {
      if (isDate(value)) texts[name] = value;
      else wrong('invalid value', ['a day YYYY-MM-DD']);
    } else if (SIGNALS.includes(value)) texts[name] = value;
    else wrong('invalid value', SIGNALS);
  }
  if (route.required !== undefined && !given.has(route.required))
    errors.push({ parameter: route.required, detail: 'missing' });
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, 10) };
  return { ok: true, query: { lists, texts, numbers, canonical: canonicalOf({ ...lists, ...texts, ...numbers }) } };
}

function listOf(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}

function canonicalOf(values: Readonly<Record<string, unknown>>): string {
  const sorted = Object.keys(values).sort();
  return sorted.map((name) => `${name}=${encodeURIComponent(String(values[name]))}`).join('&');
}
