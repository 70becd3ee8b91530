import * as z from 'zod';
import { hash, isoDate, methodologyVersion, price, slug, usd } from './fields.ts';
import { logEntry } from './rotation.ts';

/** One token's daily bar as the quality gates accepted it. */
export const inputBar = z.object({
  token: slug,
  close: z.number().nullable().describe('US dollars per token at the close; null = missing or quarantined'),
  venue_volume_usd: usd.nullable().describe('US dollars traded on one trusted venue; null = unknown'),
  aggregate_volume_usd: usd.nullable().describe('US dollars traded over all venues; null = unknown'),
  supply: z.number().nonnegative().nullable().describe('circulating tokens as observed that day; null = not told'),
  source: z.string().describe('price source of the close'),
  flag: z.enum(['accepted', 'quarantined']).describe('what the quality gates said of the close'),
});
export type InputBar = z.infer<typeof inputBar>;

const check = z
  .string()
  .regex(/^[0-9a-f]{8}$/)
  .describe('first 8 digits of a SHA-256: it finds what differs, the full hashes prove it');

/**
 * What one close of the record was pinned to before it was computed. `inputs_hash` = SHA-256 of the canonical JSON of
 * everything else here; the close's log entry holds it, so the log commits to every bar it was computed from.
 */
export const closeInputs = z.object({
  seq: z.int().nonnegative().describe('position of the log entry of this close'),
  date: isoDate.describe('the close'),
  methodology_version: methodologyVersion,
  started_on: isoDate.describe('genesis close of the record'),
  history_from: isoDate.describe('first bar that the fold before the genesis read'),
  window_from: isoDate.describe('first bar this close read'),
  revisions: z
    .record(isoDate, z.int().min(-1))
    .describe('revision read of each day of the window, where it is not 0; -1 = no bars of that day were there'),
  bars: z
    .record(isoDate, hash)
    .describe(
      'SHA-256 of the canonical JSON of the bars of each day that no earlier close read at this revision; of the genesis: of each day later closes can read',
    ),
  checks: z
    .object({
      tokens: z.record(slug, check).describe('by token'),
      columns: z.record(z.string(), check).describe('by column'),
    })
    .describe("of this date's bars, by row and by column"),
  registry_hash: hash.describe('SHA-256 of the registry it read, hex'),
  parameters_hash: hash.describe('SHA-256 of the parameters of the methodology, hex'),
  code_hash: hash.describe('SHA-256 of the source of the engine, hex'),
  model_hash: hash.nullable().describe('of the model artefact the close used; null = none, the skill weight was 0'),
  inputs_hash: hash.describe('SHA-256 of the canonical JSON of everything else here; the log entry has it too'),
});
export type CloseInputs = z.infer<typeof closeInputs>;

/** The body of /v1/inputs/{date}. */
export const inputs = z.object({
  date: isoDate.describe('the day of the bars'),
  revision: z.int().nonnegative().describe('revision of the bars below'),
  bars: z
    .array(inputBar)
    .describe('ascending by token; at the revision the close of this date read, else the next close of the record'),
  close: closeInputs.nullable().describe('null: no close of the record was decided on this date, it is history only'),
});
export type Inputs = z.infer<typeof inputs>;

/** The recursive state of the engine as `advance` takes it. Its members are the engine's own, not a stable contract. */
const engineState = z
  .record(z.string(), z.unknown())
  .describe("the engine's state after a close; SHA-256 of its canonical JSON = `state_hash` of the close's log entry");

/** The body of /v1/genesis: what a recomputation of the record starts from. */
export const genesis = z.object({
  entry: logEntry.describe('entry 0 of the log'),
  state: engineState,
  benchmark_closes: z.record(slug, price).describe('US dollars at the genesis close'),
});
export type Genesis = z.infer<typeof genesis>;

/** The body of /v1/states/{date}: the state after a close of the record. */
export const closeState = z.object({
  date: isoDate.describe('the close'),
  seq: z.int().nonnegative().describe('position of its log entry'),
  state: engineState,
});

/** The body of /v1/models/{date}: what a close predicted with. */
export const closeModel = z.object({
  date: isoDate.describe('the close'),
  model_hash: hash.nullable().describe('SHA-256 of the canonical JSON of `artefact`'),
  artefact: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe("the fit as the engine takes it: its members are the engine's own; null = none was in force"),
});

/** The body of /v1/rotations: a page of the log, ascending. */
export const rotations = z.object({
  entries: z.array(logEntry).describe('closes of the record, ascending'),
  next_cursor: z.string().nullable().describe('`cursor` of the next page; null = the log ends here for now'),
});
