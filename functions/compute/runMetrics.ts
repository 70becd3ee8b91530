import type { RunRecord } from '../../shared/contracts/status.ts';
import type { MetricValues } from '../adapters/log/jobMetrics.ts';
import type { Pointer } from '../adapters/records/formats.ts';
import { hourBucket } from '../jobEvent.ts';

const MS_PER_MINUTE = 60_000;

/**
 * What the alarms and the dashboard know of a run: whether readers have prices of its hour (a run that publishes the old
 * prices again does not count), how old those are, how much of the market they hold, and what the closes decided.
 */
export function runMetrics(
  { counts, duration_ms: durationMs }: Pick<RunRecord, 'counts' | 'duration_ms'>,
  pointer: Pick<Pointer, 'asOf'> | undefined,
  scheduledAt: number,
  now: number,
): MetricValues {
  const asOf = pointer === undefined ? undefined : Date.parse(pointer.asOf);
  return {
    RunDuration: durationMs,
    SnapshotPublished: asOf !== undefined && hourBucket(asOf) >= hourBucket(scheduledAt) ? 1 : 0,
    ...(asOf !== undefined && { Staleness: Math.max(0, Math.round((now - asOf) / MS_PER_MINUTE)) }),
    ...(counts.coverage_percent !== undefined && { Coverage: counts.coverage_percent }),
    ...(counts.moves !== undefined && { Moves: counts.moves }),
  };
}
