import * as z from 'zod';
import type { Item, ItemKey, TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { monthsBetween } from './monthsBetween.ts';
import { readBySortKey } from './readBySortKey.ts';

/** INDEX1H#YYYY-MM / YYYY-MM-DDTHH: every narrative's level at an hour's mark, the benchmarks' prices (US dollars) beside. */
const hourLevels = z.object({
  asOf: z.string(),
  levels: z.record(z.string(), z.number().positive()),
  benchmarks: z.record(z.string(), z.number().positive()).optional(),
});
export type HourLevels = z.infer<typeof hourLevels>;

const keyOf = (bucket: string): ItemKey => ({ pk: `INDEX1H#${bucket.slice(0, 7)}`, sk: bucket });

const read = (item: Item): HourLevels => gunzipJson(hourLevels, item.body, `${item.pk} / ${item.sk}`);

/** Levels at single hours, by bucket; hours that were missed are left out. */
export function getHourLevels(store: TableStore, buckets: readonly string[]): Promise<ReadonlyMap<string, HourLevels>> {
  return readBySortKey(store, buckets.map(keyOf), read);
}

/** Levels of the hours `[from, to]` that exist, ascending; at most a few months apart. */
export async function hourLevelsBetween(store: TableStore, from: string, to: string): Promise<readonly HourLevels[]> {
  const months = monthsBetween(from, to).map((month) => store.query(`INDEX1H#${month}`, { from, to }));
  return (await Promise.all(months)).flat().map(read);
}

/** Writes an hour's levels once. */
export function putHourLevels(store: TableStore, bucket: string, body: HourLevels): Promise<'created' | 'exists'> {
  return store.putIfAbsent({ ...keyOf(bucket), body: gzipJson(body) });
}
