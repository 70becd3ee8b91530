import * as z from 'zod';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/** INDEX1H#YYYY-MM / YYYY-MM-DDTHH: every narrative's level at an hour's mark. */
const hourLevels = z.object({ asOf: z.string(), levels: z.record(z.string(), z.number().positive()) });
export type HourLevels = z.infer<typeof hourLevels>;

const keyOf = (bucket: string) => ({ pk: `INDEX1H#${bucket.slice(0, 7)}`, sk: bucket });

/** Levels at one hour; undefined where the hour was missed. */
export async function getHourLevels(store: TableStore, bucket: string): Promise<HourLevels | undefined> {
  const { pk, sk } = keyOf(bucket);
  const item = await store.get(pk, sk);
  return item && gunzipJson(hourLevels, item.body, `${pk} / ${sk}`);
}

/** Writes an hour's levels once. */
export function putHourLevels(store: TableStore, bucket: string, body: HourLevels): Promise<'created' | 'exists'> {
  return store.putIfAbsent({ ...keyOf(bucket), body: gzipJson(body) });
}
