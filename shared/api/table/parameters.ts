/** Parameters that several routes share. Functions, so that each row keeps its literal types for the client. */
export const MAX_LIMIT = 250;
export const DEFAULT_LIMIT = 50;

export const limit = {
  name: 'limit',
  description: `rows of a page at most, 1 to ${MAX_LIMIT}; without it ${DEFAULT_LIMIT}, and ${MAX_LIMIT} as CSV. A page of JSON ends early at some 55 KB compressed: follow its link`,
  example: '100',
  kind: 'integer',
  min: 1,
  max: MAX_LIMIT,
  fallback: DEFAULT_LIMIT,
} as const;

export const cursor = {
  name: 'cursor',
  description: '`next_cursor` of the page before: goes on in the same snapshot, even when a newer one is published',
  example: 'c2VxOjUw',
  kind: 'cursor',
} as const;

export const signalFilter = {
  name: 'signal',
  description: 'only rows with this signal',
  example: 'bullish',
  kind: 'choice',
  allowed: ['bullish', 'neutral', 'bearish'],
} as const;

export const dateSegment = {
  name: 'date',
  description: 'UTC day of a bar, which closes at the next midnight',
  example: '2026-11-21',
  kind: 'date',
} as const;

export const tokenSegment = {
  name: 'id',
  description: 'id of a token, as /v1/tokens has it',
  example: 'bitcoin',
  kind: 'slug',
} as const;

export const narrativeSegment = {
  name: 'id',
  description: 'id of a narrative, as /v1/narratives has it',
  example: 'ai',
  kind: 'slug',
} as const;

/** `sort` over these names, ascending or, with `-` before it, descending. Missing values come last either way. */
export function sortBy<const Name extends string>(names: readonly Name[], example: Name | `-${Name}`) {
  return {
    name: 'sort',
    description: 'order of the rows, `-` before a name = descending; rows without the value come last',
    example,
    kind: 'choice',
    allowed: names.flatMap((name): (Name | `-${Name}`)[] => [name, `-${name}`]),
  } as const;
}
