import * as z from 'zod';

/**
 * The bodies of stored items (gzipped JSON). Rows are arrays, not objects: 300 tokens an hour for years is what this
 * table costs. Keys and write rules: `infra/DECISIONS.md`, "The table".
 */
export const quoteFlag = z.enum(['accepted', 'stale', 'missing', 'quarantined']);

/** PANEL#1h#YYYY-MM / YYYY-MM-DDTHH: [token, priceUsd, volumeUsd, circulatingSupply, flag, reason], ascending by token. */
export const hourPanel = z.object({
  bucket: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/),
  source: z.string(),
  volumeScope: z.enum(['venue', 'aggregate']),
  simulated: z.boolean(),
  observedAt: z.string(),
  rows: z.array(
    z.tuple([
      z.string(),
      z.number().nullable(),
      z.number().nullable(),
      z.number().nullable(),
      quoteFlag,
      z.string().nullable(),
    ]),
  ),
  /** The source that was out when `source` fed this hour in its place. */
  standsInFor: z.string().optional(),
  /** Another source the prices were compared with, how many could be, and the tokens it contradicts; absent without one. */
  check: z.object({ source: z.string(), compared: z.int(), apart: z.array(z.string()) }).optional(),
});
export type HourPanel = z.infer<typeof hourPanel>;

/**
 * BARS#1d#YYYY / YYYY-MM-DD#rNN: the whole day at a revision, ascending by token:
 * [token, close (null = missing or quarantined), venueVolumeUsd, aggregateVolumeUsd, supply, source, flag].
 * `supply` null = not known then: the panel carries the last known one, else marks a stand-in. Revision NN replaces
 * NN-1 as a whole (it repeats what did not change).
 */
export const dayBars = z.object({
  date: z.string(),
  revision: z.int().nonnegative(),
  rows: z.array(
    z.tuple([
      z.string(),
      z.number().nullable(),
      z.number().nullable(),
      z.number().nullable(),
      z.number().nullable(),
      z.string(),
      z.enum(['accepted', 'quarantined']),
    ]),
  ),
});
export type DayBars = z.infer<typeof dayBars>;
export type BarRow = DayBars['rows'][number];

/** BACKFILL / progress (attributes only are read by the runner): how far history is. */
export const backfillProgress = z.object({
  phase: z.enum(['history', 'assemble', 'done']),
  tokensDone: z.int(),
  tokensFailed: z.int(),
  tokensTotal: z.int(),
  startedAt: z.string(),
  updatedAt: z.string(),
  detail: z.string(),
});
export type BackfillProgress = z.infer<typeof backfillProgress>;

/** PUB / LATEST, as attributes: the one mutable record readers depend on. */
export const pointer = z.object({
  seq: z.int().nonnegative(),
  asOf: z.string(),
  computedAt: z.string(),
  closeDate: z.string(),
  snapshotId: z.string(),
  methodologyVersion: z.string(),
  source: z.string(),
  simulated: z.boolean(),
  staleAfter: z.string(),
  /** JSON: part name -> content id (SHA-256 of its canonical JSON) of the part stored at SNAP#<snapshotId> / name. */
  parts: z.string(),
  /** The snapshot this one replaced: whoever publishes next makes sure that it has an end. */
  previousSnapshotId: z.string().optional(),
  /** JSON of `HistoryIds`: the parts of history that belong to this snapshot. */
  history: z.string().optional(),
  /** JSON of `Superseded`: what of history this snapshot's replaced; it gets an end too. */
  supersededHistory: z.string().optional(),
});
export type Pointer = z.infer<typeof pointer>;
