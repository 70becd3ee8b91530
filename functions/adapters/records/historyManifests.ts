import * as z from 'zod';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/** HISTORY#<methodologyVersion> / YYYY-MM-DD: the parts of history through a close, written after all of them. */
const manifest = z.object({
  through: z.string(),
  years: z.record(z.string(), z.string()),
  heat: z.string(),
  performance: z.string(),
  backtestFrom: z.string().nullable(),
});
export type HistoryManifest = z.infer<typeof manifest>;

const partition = (version: string): string => `HISTORY#${version}`;

/** The newest manifest at or before the close of `day`; undefined before the first. */
export async function latestManifest(
  store: TableStore,
  version: string,
  day: EpochDay,
): Promise<HistoryManifest | undefined> {
  const [item] = await store.query(partition(version), { to: isoDateOf(day), descending: true, limit: 1 });
  return item && gunzipJson(manifest, item.body, `${item.pk} / ${item.sk}`);
}

/** Writes the manifest of a close once. */
export function putManifest(store: TableStore, version: string, body: HistoryManifest): Promise<'created' | 'exists'> {
  return store.putIfAbsent({ pk: partition(version), sk: body.through, body: gzipJson(body) });
}
