import * as z from 'zod';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { monthsBetween } from './monthsBetween.ts';

/** INDEX1H#YYYY-MM / YYYY-MM-DDTHH: every narrative's level at an hour's mark, the benchmarks' prices (US dollars) beside. */
const hourLevels = z.object({
  asOf: z.string(),
  levels: z.record(z.string(), z.number().positive()),
  benchmarks: z.record(z.string(), z.number().positive()).optional(),
});
export type HourLevels = z.infer<typeof hourLevels>;

const keyOf = (bucket: string) => ({ pk: `INDEX1H#${bucket.slice(0, 7)}`, sk: bucket });

/** Levels at one hour; undefined where the hour was missed. */
export async function getHourLevels(store: TableStore, bucket: string): Promise<HourLevels | undefined> {
  const { pk, sk } = keyOf(bucket);
  const item = await store.get(pk, sk);
  return item && gunzipJson(hourLevels, item.body, `${pk} / ${sk}`);
}

/** Levels of the hours `[from, to]` that exist, ascending; at most a few months apart. */
export async function hourLevelsBetween(store: TableStore, from: string, to: string): Promise<readonly HourLevels[]> {
  const months = monthsBetween(from, to).map((month) => store.query(`INDEX1H#${month}`, { from, to }));
  return (await Promise.all(months)).flat().map((item) => gunzipJson(hourLevels, item.body, `${item.pk} / ${item.sk}`));
}

/** Writes an hour's levels once. */
export function putHourLevels(store: TableStore, bucket: string, body: HourLevels): Promise<'created' | 'exists'> {
  return store.putIfAbsent({ ...keyOf(bucket), body: gzipJson(body) });
}
