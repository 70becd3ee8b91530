import type { Filter, SnapshotList } from '../../../shared/api/route.ts';
import type { SnapshotParts } from '../../../shared/contracts/snapshot.ts';
import type { Body } from '../body.ts';
import { pageCursorOf, parsePageCursor } from '../cursor.ts';
import { fieldAt } from '../fieldAt.ts';
import { fittingRows } from '../fittingRows.ts';
import { canonicalQuery, type ParameterValues } from '../parameters.ts';
import { listDigest } from './pinnedSnapshot.ts';
import { parsedPart, type SnapshotInput } from './snapshotInput.ts';
import { sortRows } from './sortRows.ts';

/** Some 55 KB compressed: a token's row is three times smaller then. */
const MAX_CHARACTERS = 160_000;

/** A page of a list: the rows that meet every filter, in order, from where the cursor points. */
export function listPage(list: SnapshotList, { match, meta, parts }: SnapshotInput): Body {
  const { values } = match;
  const unknown = unknownNarrative(values, parts);
  if (unknown !== undefined) return unknown;
  const part = parsedPart(parts, list.part as keyof SnapshotParts);
  const all = fieldAt(part, list.rows) as readonly unknown[];
  const kept = all.filter((row) => list.filters.every((filter) => keeps(row, filter, values[filter.parameter])));
  const rows = sortRows(kept, list.sorts, values.sort);

  const limit = Number(values.limit);
  const offset = values.cursor === undefined ? 0 : (parsePageCursor(values.cursor)?.offset ?? 0);
  const texts = rows.slice(offset, offset + limit).map((row) => JSON.stringify(row));
  const count = fittingRows(texts, match.format === 'csv' ? Number.POSITIVE_INFINITY : MAX_CHARACTERS);
  const end = offset + count;
  const next =
    end < rows.length ? pageCursorOf({ snapshotId: meta.snapshot_id, offset: end, query: listDigest(match) }) : null;
  return {
    kind: 'json',
    text: pageText(part, list.rows, texts.slice(0, count), { total: rows.length, next_cursor: next }),
    ...(next !== null && { next: canonicalQuery({ ...values, cursor: next }) }),
  };
}

/** The part with a page in the place of all its rows, which are texts already. */
function pageText(part: object, name: string, rows: readonly string[], paging: object): string {
  const rest = JSON.stringify({ ...part, [name]: undefined, ...paging });
  return `{${JSON.stringify(name)}:[${rows.join(',')}],${rest.slice(1)}`;
}

/** A row without the value meets no filter. */
function keeps(row: unknown, { field, keeps: how }: Filter, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const value = fieldAt(row, field);
  switch (how) {
    case 'equal':
      return value === wanted;
    case 'containing':
      return Array.isArray(value) && value.includes(wanted);
    case 'at least':
      return typeof value === 'number' && value >= Number(wanted);
  }
}

/** A narrative that does not exist is a mistake to be told of, not an empty list. */
function unknownNarrative({ narrative }: ParameterValues, parts: SnapshotInput['parts']): Body | undefined {
  if (narrative === undefined) return undefined;
  const ids = parsedPart(parts, 'narratives').narratives.map((row) => row.id);
  if (ids.includes(narrative)) return undefined;
  const error = { parameter: 'narrative', detail: 'there is no such narrative', allowed: ids };
  return { kind: 'invalid', errors: [error] };
}
