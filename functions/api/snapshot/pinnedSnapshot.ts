import { parsePageCursor, queryDigest } from '../cursor.ts';
import type { Match } from '../matchRequest.ts';
import { canonicalQuery } from '../parameters.ts';
import type { ParameterError } from '../problem.ts';

/** Which snapshot a request wants: undefined = the latest; or what is wrong with its cursor. */
export function pinnedSnapshot(match: Match): { readonly id: string | undefined } | { readonly error: ParameterError } {
  const { route, values } = match;
  if (route.segment?.kind === 'hash') return { id: values.id };
  if (route.list === undefined || values.cursor === undefined) return { id: undefined };
  const cursor = parsePageCursor(values.cursor);
  const error = (detail: string) => ({ error: { parameter: 'cursor', detail, allowed: [firstPage(match)] } });
  if (cursor === undefined) return error('not a cursor of this list; start again');
  if (cursor.query !== listDigest(match)) return error('belongs to other filters or another order; start again');
  return { id: cursor.snapshotId };
}

/** What a cursor is good for: this list under these filters in this order. */
export function listDigest(match: Match): string {
  return queryDigest(firstPage(match, ['limit']));
}

/** The address of the first page of the same list. */
export function firstPage({ route, values }: Match, without: readonly string[] = []): string {
  const rest = Object.entries(values).filter(([name]) => name !== 'cursor' && !without.includes(name));
  const query = canonicalQuery(Object.fromEntries(rest));
  return query === '' ? route.path : `${route.path}?${query}`;
}
