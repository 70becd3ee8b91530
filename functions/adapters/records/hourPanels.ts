import type { Item, ItemKey, TableStore } from '../store/port.ts';
import { type HourPanel, hourPanel } from './formats.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { monthsBetween } from './monthsBetween.ts';
import { readBySortKey } from './readBySortKey.ts';

/** Hour panels serve 30-day windows of hours; the day bars keep what lasts. */
const KEPT_DAYS = 40;

/** The instant (ms since the epoch) at which an hour bucket `YYYY-MM-DDTHH` begins. */
export const bucketStart = (bucket: string): number => Date.parse(`${bucket}:00:00Z`);

const partition = (bucket: string): string => `PANEL#1h#${bucket.slice(0, 7)}`;
const keyOf = (bucket: string): ItemKey => ({ pk: partition(bucket), sk: bucket });
const read = (item: Item): HourPanel => gunzipJson(hourPanel, item.body, `${item.pk} / ${item.sk}`);

/** The panel of one hour; undefined where the hour was missed. */
export async function getHourPanel(store: TableStore, bucket: string): Promise<HourPanel | undefined> {
  const item = await store.get(partition(bucket), bucket);
  return item && read(item);
}

/** The panels of single hours, by bucket; hours that were missed are left out. */
export function getHourPanels(store: TableStore, buckets: readonly string[]): Promise<ReadonlyMap<string, HourPanel>> {
  return readBySortKey(store, buckets.map(keyOf), read);
}

/** The panels of the hours `[from, to]` that exist, ascending; at most a few months apart. */
export async function hourPanelsBetween(store: TableStore, from: string, to: string): Promise<readonly HourPanel[]> {
  const months = monthsBetween(from, to).map((month) => store.query(`PANEL#1h#${month}`, { from, to }));
  return (await Promise.all(months)).flat().map(read);
}

/** The newest panel up to and including `bucket`, looked for in its month and the one before. */
export async function latestHourPanel(store: TableStore, bucket: string): Promise<HourPanel | undefined> {
  const before = new Date(bucketStart(`${bucket.slice(0, 7)}-01T00`) - 1).toISOString().slice(0, 7);
  for (const month of [bucket.slice(0, 7), before]) {
    const [item] = await store.query(`PANEL#1h#${month}`, { to: bucket, descending: true, limit: 1 });
    if (item !== undefined) return read(item);
  }
  return undefined;
}

/** Writes an hour's panel once; the first one stays. */
export function putHourPanel(store: TableStore, panel: HourPanel): Promise<'created' | 'exists'> {
  const ttl = bucketStart(panel.bucket) / 1000 + KEPT_DAYS * 86_400;
  return store.putIfAbsent({ ...keyOf(panel.bucket), body: gzipJson(panel), ttl });
}
