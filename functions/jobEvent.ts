import * as z from 'zod';

/** What a schedule (or `npm run job`) sends: the slot the job works for. `<aws.scheduler.scheduled-time>` fills it on AWS. */
export const jobEvent = z.object({ scheduled_time: z.iso.datetime({ offset: true }) });
export type JobEvent = z.infer<typeof jobEvent>;

/** Hour bucket `YYYY-MM-DDTHH` of an instant. */
export function hourBucket(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 13);
}
