import * as z from 'zod';
import { isoDate, isoTime, share, slug, symbol } from './fields.ts';

export const jobName = z.enum(['ingest', 'backfill', 'compute', 'train']).describe('job of the pipeline');
export type JobName = z.infer<typeof jobName>;

/** One run of a job, as stored and as shown. */
export const runRecord = z.object({
  job: jobName,
  bucket: z.string().describe('the schedule slot the run worked for, e.g. 2026-11-22T07'),
  status: z.enum(['ok', 'partial', 'failed', 'skipped']).describe('partial = something was left for a later run'),
  started_at: isoTime.describe('when it began'),
  duration_ms: z.int().nonnegative().describe('milliseconds'),
  counts: z.record(z.string(), z.number()).describe('what the run counted, by name'),
  error_code: z.string().nullable().describe('name of what went wrong, for the log; null = nothing'),
  detail: z.string().nullable().describe('one line: what is wrong, where, what to do next'),
});
export type RunRecord = z.infer<typeof runRecord>;

export const priceIssue = z.object({
  token: slug,
  symbol,
  flag: z.enum(['stale', 'missing', 'quarantined']).describe('what the quality gates say of its price'),
  reason: z.string().describe('why, in words'),
});

/** What the last snapshot knows about its own data: stored in the snapshot. */
export const dataStatus = z.object({
  close_date: isoDate.describe('last daily close decided on'),
  coverage: share.describe('share of live tokens with an accepted price'),
  live_tokens: z.int().nonnegative().describe('tokens priced recently enough to count'),
  issues: z.array(priceIssue).describe('every live token without an accepted price'),
  quote_source: z.string().describe('price source of the latest quotes'),
  quotes_stand_in_for: z
    .string()
    .nullable()
    .describe('the first source, when it is out and `quote_source` feeds in its place'),
  quotes_checked: z
    .object({
      source: z.string().describe('price source'),
      compared: z.int().nonnegative().describe('tokens both sources had a price of'),
      apart: z.int().nonnegative().describe('of these, quarantined because the two differ by more than 3%'),
    })
    .nullable()
    .describe('the other source that the latest prices were compared with; null where there was none'),
  history_sources: z
    .record(z.string(), z.int().nonnegative())
    .describe('token-days of the closes of the last month, by the source that fed them'),
  stand_in_supply_tokens: z.int().nonnegative().describe("tokens whose history uses today's supply"),
  hypothetical_before: isoDate.describe('the registry release: indices before were not known in advance'),
  record_started_on: isoDate.describe('genesis close of the forward record'),
  skipped_days: z.array(isoDate).describe('closes passed over for want of coverage'),
});
export type DataStatus = z.infer<typeof dataStatus>;

/** The body of /v1/status: `data` from the snapshot, the rest evaluated at the request. */
export const status = z.object({
  state: z.enum(['fresh', 'stale']).describe('stale = later than `stale_after`'),
  age_seconds: z.int().nonnegative().describe('seconds from as_of to now'),
  now: isoTime.describe('the time by which this was evaluated'),
  data: dataStatus,
  runs: z.array(runRecord).describe('the newest run of each job'),
});
export type Status = z.infer<typeof status>;
