import * as z from 'zod';
import { isoDate, isoTime } from './fields.ts';

/** Stands in every payload. */
export const meta = z.object({
  as_of: isoTime.describe('the prices behind every number'),
  computed_at: isoTime.describe('when this snapshot was first published'),
  close_date: isoDate.describe('last daily close decided on: grades, signals and the rotation are of this close'),
  methodology_version: z.string(),
  snapshot_id: z
    .string()
    .regex(/^[0-9a-f]{16,64}$/)
    .describe('content address of the snapshot'),
  source: z.string().describe('price source of the quotes, e.g. coingecko'),
  simulated: z.boolean().describe('true = SIMULATED prices; nothing here is a real market'),
  stale_after: isoTime.describe('compare with your clock: after this instant the payload is stale'),
});
export type Meta = z.infer<typeof meta>;

/** RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599).describe("HTTP status, the response's own"),
  detail: z.string(),
  instance: z.string(),
  errors: z
    .array(z.object({ parameter: z.string(), detail: z.string(), allowed: z.array(z.string()).optional() }))
    .optional(),
  progress: z
    .object({
      phase: z.string(),
      done: z.int().describe('tokens done'),
      total: z.int().describe('tokens in all'),
      detail: z.string(),
    })
    .optional()
    .describe('before the first publish: how far the backfill is'),
});
export type Problem = z.infer<typeof problem>;
