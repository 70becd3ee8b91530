import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { sha256Hex } from '../../shared/engine/sha256.ts';
import { dayOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { registryHash } from '../../shared/registry/registryHash.ts';
import { configuredClock } from '../adapters/clock/configuredClock.ts';
import { logger } from '../adapters/log/logger.ts';
import { recordRun } from '../adapters/records/recordRun.ts';
import { dynamoClient } from '../adapters/store/dynamoClient.ts';
import { dynamoStore } from '../adapters/store/dynamoStore.ts';
import { minuteBucket, parseJobEvent } from '../jobEvent.ts';
import { compute } from './compute.ts';
import { readEnv } from './env.ts';

const env = readEnv();
const log = logger('compute', env.LOG_LEVEL);
const metrics = new Metrics({ namespace: 'Tidewatch', serviceName: 'compute' });
const client = dynamoClient();
const rules = {
  registryHash: registryHash(REGISTRY),
  parametersHash: sha256Hex(canonicalJson(PARAMETERS)),
  codeHash: env.CODE_HASH,
};

/** Advances every complete close, marks, publishes. Retried by the platform when it throws. */
export async function handler(event: unknown) {
  const scheduledAt = parseJobEvent(event);
  const clock = configuredClock(env);
  const store = dynamoStore({ tableName: env.TABLE_NAME, client, now: clock.now });
  const context = { store, registry: REGISTRY, params: PARAMETERS, log, ...rules };
  const bucket = minuteBucket(scheduledAt);
  const run = await recordRun({ job: 'compute', bucket, scheduledAt, store, clock, log }, () =>
    compute(context, scheduledAt, dayOf(env.HISTORY_FROM), clock.now),
  );
  // The alarms' two numbers: whether readers have a snapshot of this hour, and how much of the market it holds.
  const { snapshot_seq: seq, coverage_percent: coverage } = run.counts;
  metrics.addMetric(
    'SnapshotPublished',
    MetricUnit.Count,
    seq === undefined && run.error_code !== 'HOUR_PUBLISHED' ? 0 : 1,
  );
  if (coverage !== undefined) metrics.addMetric('Coverage', MetricUnit.Percent, coverage);
  metrics.publishStoredMetrics();
  return run;
}
