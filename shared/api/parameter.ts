/**
 * One parameter of a route: plain data, so that the parser, the documentation, the edge and the client's types are made
 * from the same row. Not zod, which would be a fifth of the HTTP function's bundle.
 */
export type Parameter = {
  readonly name: string;
  readonly description: string;
  /** A value of the right form; the page of the documentation puts dates and ids of its own host in its place. */
  readonly example: string;
} & ParameterKind;

type ParameterKind =
  /** `fallback`: what stands where the request says nothing. */
  | { readonly kind: 'choice'; readonly allowed: readonly string[]; readonly fallback?: string }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly fallback?: number }
  /** Id of a token or a narrative. */
  | { readonly kind: 'slug' }
  /** A UTC calendar day, YYYY-MM-DD. */
  | { readonly kind: 'date' }
  /** SHA-256 in hex. */
  | { readonly kind: 'hash' }
  | { readonly kind: 'cursor' };

/** What a value of each kind looks like; the function and the edge check by the same expressions. */
export const PATTERNS = {
  integer: '^\\d{1,6}$',
  slug: '^[a-z0-9][a-z0-9-]{0,79}$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
  hash: '^[0-9a-f]{64}$',
  cursor: '^[A-Za-z0-9_-]{1,160}$',
} as const;

/** What may stand for a parameter, in words or value by value: the `allowed` of an error. */
export function allowedValues(parameter: Parameter): string[] {
  switch (parameter.kind) {
    case 'choice':
      return [...parameter.allowed];
    case 'integer':
      return [`an integer from ${parameter.min} to ${parameter.max}`];
    case 'slug':
      return ['an id: lower-case letters, digits and hyphens, at most 80'];
    case 'date':
      return ['a day YYYY-MM-DD'];
    case 'hash':
      return ['64 hexadecimal digits, lower case'];
    case 'cursor':
      return ['the `next_cursor` of an earlier answer'];
  }
}
