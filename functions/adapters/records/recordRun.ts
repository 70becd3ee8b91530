import type { JobName, RunRecord } from '../../../shared/contracts/status.ts';
import { AppError } from '../appError.ts';
import type { Clock } from '../clock/port.ts';
import type { Log } from '../log/port.ts';
import type { TableStore } from '../store/port.ts';
import { putLatestRun } from './latestRuns.ts';
import { putRunRecord } from './runRecords.ts';

/** What a job's verb came to; a failure is thrown as AppError instead. */
export interface RunOutcome {
  readonly status: 'ok' | 'partial' | 'skipped';
  readonly counts: Readonly<Record<string, number>>;
  readonly errorCode?: string;
  readonly detail?: string;
  /** There was nothing to do: noted as the newest of its job, without a record of its own; or not even noted. */
  readonly idle?: 'noted' | 'unnoted';
}

export interface RunContext {
  readonly job: JobName;
  readonly bucket: string;
  /** Ms since the epoch: stands for the start when the clock itself is what failed. */
  readonly scheduledAt: number;
  readonly store: TableStore;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Runs a job's verb and records how it went, failures too: those are then rethrown, so that the platform's retries and
 * alarms work. Returns the record written.
 */
export async function recordRun(context: RunContext, verb: () => Promise<RunOutcome>): Promise<RunRecord> {
  const { job, bucket, store, log } = context;
  const startedAt = await context.clock.now().catch(() => context.scheduledAt);
  const started = performance.now();
  const record = (status: RunRecord['status'], rest: Partial<RunRecord>): RunRecord => ({
    job,
    bucket,
    status,
    started_at: new Date(startedAt).toISOString(),
    duration_ms: Math.round(performance.now() - started),
    counts: {},
    error_code: null,
    detail: null,
    ...rest,
  });
  try {
    const { status, counts, errorCode, detail, idle } = await verb();
    const run = record(status, { counts: { ...counts }, error_code: errorCode ?? null, detail: detail ?? null });
    if (idle === undefined) await putRunRecord(store, run);
    if (idle === 'noted') await putLatestRun(store, run);
    log.info(`${job} ${bucket}: ${status}`, { run });
    return run;
  } catch (error) {
    const { code, message } = asAppError(error, job);
    const run = record('failed', { error_code: code, detail: message });
    log.error(`${job} ${bucket}: failed`, { run, error });
    // The failure itself matters more than a store that cannot take its record.
    await putRunRecord(store, run).catch((unrecorded: unknown) =>
      log.error('the run record was not kept', { unrecorded }),
    );
    throw error;
  }
}

function asAppError(error: unknown, job: JobName): AppError {
  if (error instanceof AppError) return error;
  return new AppError('INTERNAL', `${job} met an error nobody foresaw; this is a bug, see the log`, {
    retryable: true,
    cause: error,
  });
}
