import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { JobName } from '../../../shared/contracts/status.ts';

/**
 * Every metric the product emits. CloudWatch gives ten a month for nothing and counts one for each job that emits it:
 * `RunDuration` (ms) comes from all four, `Quarantined` (tokens of the hour) from ingest, the others from compute.
 */
const UNITS = {
  RunDuration: MetricUnit.Milliseconds,
  Quarantined: MetricUnit.Count,
  /** 1 when readers have prices of the slot's hour, else 0. */
  SnapshotPublished: MetricUnit.Count,
  Coverage: MetricUnit.Percent,
  /** Minutes since the prices that readers see were observed. */
  Staleness: MetricUnit.NoUnit,
  /** Decisions of the closes advanced: tranches entering or leaving a narrative or a token. */
  Moves: MetricUnit.Count,
} as const;
export type MetricName = keyof typeof UNITS;
export type MetricValues = Readonly<Partial<Record<MetricName, number>>>;

/** Writes a run's metrics as one line of embedded metric format, namespace Tidewatch, dimension `service` = the job. */
export function jobMetrics(job: JobName): (values: MetricValues) => void {
  const metrics = new Metrics({ namespace: 'Tidewatch', serviceName: job });
  return (values) => {
    for (const [name, value] of Object.entries(values)) metrics.addMetric(name, UNITS[name as MetricName], value);
    metrics.publishStoredMetrics();
  };
}
