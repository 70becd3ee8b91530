import * as z from 'zod';
import type { Item, TableStore } from '../store/port.ts';
import { backfillProgress } from './formats.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

const PARTITION = 'BACKFILL';
const PROGRESS = 'progress';
const TOKEN_PREFIX = 'token#';

/** One token's history from one source: [epoch day, close, volumeUsd, supply], ascending. */
const series = z.object({
  source: z.string(),
  volumeScope: z.enum(['venue', 'aggregate']),
  bars: z.array(z.tuple([z.int(), z.number(), z.number().nullable(), z.number().nullable()])),
});
export type Series = z.infer<typeof series>;

/** BACKFILL / token#<id>: what the backfill has of a token. `failed` = for good, as far as the source goes; see `reason`. */
const checkpoint = z.object({
  token: z.string(),
  status: z.enum(['filled', 'failed', 'pending']),
  reason: z.string().nullable(),
  /** Runs in which a source failed for this token without saying anything final. */
  attempts: z.int().nonnegative(),
  /** Last closed day when it was tried. */
  triedOn: z.int(),
  series: z.array(series),
});
export type Checkpoint = z.infer<typeof checkpoint>;

/** BACKFILL / progress beyond what a poller reads: where the next run goes on. Days are epoch days; -1 = never. */
const progressRecord = backfillProgress.extend({
  tokensPending: z.int(),
  assembledTokens: z.int(),
  repairedThrough: z.int(),
});
export type ProgressRecord = z.infer<typeof progressRecord>;

/** The progress of the backfill; undefined before its first run. */
export async function getProgress(store: TableStore): Promise<ProgressRecord | undefined> {
  const item = await store.get(PARTITION, PROGRESS);
  return item && progressRecord.parse(item.attributes);
}

export function putProgress(store: TableStore, progress: ProgressRecord): Promise<void> {
  return store.put({ pk: PARTITION, sk: PROGRESS, attributes: { ...progress } });
}

/** Every token's checkpoint, by token. */
export async function getCheckpoints(store: TableStore): Promise<Map<string, Checkpoint>> {
  const items = await store.query(PARTITION, { from: TOKEN_PREFIX, to: `${TOKEN_PREFIX}~` });
  const read = (item: Item) => gunzipJson(checkpoint, item.body, `${item.pk} / ${item.sk}`);
  return new Map(items.map(read).map((one) => [one.token, one]));
}

export function putCheckpoint(store: TableStore, value: Checkpoint): Promise<void> {
  const attributes = { status: value.status, attempts: value.attempts, ...(value.reason && { reason: value.reason }) };
  return store.put({ pk: PARTITION, sk: `${TOKEN_PREFIX}${value.token}`, body: gzipJson(value), attributes });
}
