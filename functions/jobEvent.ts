import * as z from 'zod';
import { AppError } from './adapters/appError.ts';

/** What a schedule (or `npm run job`) sends: the slot the job works for. `<aws.scheduler.scheduled-time>` fills it on AWS. */
export const jobEvent = z.object({ scheduled_time: z.iso.datetime({ offset: true }) });

/** What a handler reads of its invocation's context. */
export interface Invocation {
  readonly awsRequestId: string;
}

/** The scheduled instant (ms since the epoch) of a job's event. Throws AppError `EVENT_INVALID`, not retryable. */
export function parseJobEvent(event: unknown): number {
  const parsed = jobEvent.safeParse(event);
  if (parsed.success) return Date.parse(parsed.data.scheduled_time);
  const message = 'the event has no scheduled_time in ISO 8601: send { "scheduled_time": "2026-11-22T07:00:00Z" }';
  throw new AppError('EVENT_INVALID', message, { retryable: false, cause: parsed.error });
}

/** Hour bucket `YYYY-MM-DDTHH` of an instant. */
export function hourBucket(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 13);
}

/** Minute bucket `YYYY-MM-DDTHH:MM` of an instant, for jobs that run more than once an hour. */
export function minuteBucket(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 16);
}
