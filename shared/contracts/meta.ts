import * as z from 'zod';
import { isoDate, isoTime, methodologyVersion } from './fields.ts';

/** Stands in every payload. */
export const meta = z.object({
  as_of: isoTime.describe('the prices behind every number'),
  computed_at: isoTime.describe('when this snapshot was first published'),
  close_date: isoDate.describe('last daily close decided on: grades, signals and the rotation are of this close'),
  methodology_version: methodologyVersion,
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
  type: z.string().describe('what kind of problem, a URN: compare this'),
  title: z.string().describe('the kind in words'),
  status: z.int().min(400).max(599).describe("HTTP status, the response's own"),
  detail: z.string().describe('what is wrong here, and what to do'),
  instance: z.string().describe('path that was asked for'),
  errors: z
    .array(
      z.object({
        parameter: z.string().describe('name of the parameter; `path` = the address itself'),
        detail: z.string().describe('what is wrong with it'),
        allowed: z.array(z.string()).optional().describe('values it may have, or the nearest there are'),
      }),
    )
    .optional()
    .describe('each parameter that is wrong'),
  progress: z
    .object({
      phase: z.string().describe('what it is doing'),
      done: z.int().nonnegative().describe('tokens done'),
      total: z.int().nonnegative().describe('tokens in all'),
      detail: z.string().describe('the same in words'),
    })
    .optional()
    .describe('before the first publish: how far the backfill is'),
});
export type Problem = z.infer<typeof problem>;
