import type { LogEntry } from '../../../shared/contracts/rotation.ts';
import { LOG_PARTITION, logKey } from '../../adapters/records/recordKeys.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import { cursorOf, seqOf } from '../cursor.ts';
import { fittingRows } from '../fittingRows.ts';
import { canonicalQuery, type ParameterValues } from '../parameters.ts';
import { firstCloseFrom } from './pinnedClose.ts';
import type { RecordAnswer } from './recordAnswer.ts';
import { textOf } from './unpack.ts';

/** Some 55 KB compressed: an entry is four times smaller then. */
const MAX_CHARACTERS = 220_000;

/**
 * A page of the log, ascending, from a `cursor` or the first close at or after `from` (else the genesis), through `to`.
 * A page that something follows never changes again. At most two reads.
 */
export async function readRotations(
  store: TableStore,
  values: ParameterValues,
  format: 'json' | 'csv' = 'json',
): Promise<RecordAnswer> {
  const limit = Number(values.limit);
  if (values.cursor !== undefined && seqOf(values.cursor) === undefined) {
    const error = { parameter: 'cursor', detail: 'not a cursor of this list; start again', allowed: ['/v1/rotations'] };
    return { kind: 'invalid', errors: [error] };
  }
  if (values.from !== undefined && values.to !== undefined && values.from > values.to) {
    const error = { parameter: 'to', detail: 'before `from`', allowed: [`${values.from} or later`] };
    return { kind: 'invalid', errors: [error] };
  }
  const start = await firstSeq(store, values);
  // One entry more than the page: whether another page follows.
  const range = { from: logKey(start ?? 0).sk, limit: limit + 1 };
  const items = start === undefined ? [] : await store.query(LOG_PARTITION, range);
  if (start === 0 && items.length === 0) return { kind: 'unopened' };
  const texts = items.map(textOf);
  const dates = texts.map((text) => (JSON.parse(text) as LogEntry).date);
  const inRange = dates.findIndex((date) => values.to !== undefined && date > values.to);
  const inLimit = texts.slice(0, inRange < 0 ? limit : Math.min(limit, inRange));
  const within = inLimit.slice(0, fittingRows(inLimit, format === 'csv' ? Number.POSITIVE_INFINITY : MAX_CHARACTERS));
  const more = within.length < inLimit.length || (inRange < 0 && items.length > limit);
  const cursor = more ? cursorOf((start ?? 0) + within.length) : null;
  return {
    kind: 'json',
    text: `{"entries":[${within.join(',')}],"next_cursor":${JSON.stringify(cursor)}}`,
    final: more || inRange >= 0,
    ...(cursor !== null && { next: nextPage(values, cursor) }),
  };
}

/** Number of the first entry asked for; undefined where the log has not come so far. */
async function firstSeq(store: TableStore, { cursor, from }: ParameterValues): Promise<number | undefined> {
  if (cursor !== undefined) return seqOf(cursor);
  if (from === undefined) return 0;
  return (await firstCloseFrom(store, from))?.inputs.seq;
}

/** A cursor says where to begin: `from` has done its part. */
function nextPage({ from: _, ...rest }: ParameterValues, cursor: string): string {
  return canonicalQuery({ ...rest, cursor });
}
