import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { configuredClock } from '../adapters/clock/configuredClock.ts';
import { jobMetrics } from '../adapters/log/jobMetrics.ts';
import { logger } from '../adapters/log/logger.ts';
import { priceSources } from '../adapters/prices/sources.ts';
import { recordRun } from '../adapters/records/recordRun.ts';
import { INGEST_REMEMBERS } from '../adapters/records/remembered.ts';
import { dynamoClient } from '../adapters/store/dynamoClient.ts';
import { dynamoStore } from '../adapters/store/dynamoStore.ts';
import { itemMemory, rememberingStore } from '../adapters/store/rememberingStore.ts';
import { hourBucket, type Invocation, parseJobEvent } from '../jobEvent.ts';
import { readEnv } from './env.ts';
import { ingest } from './ingest.ts';

const env = readEnv();
const log = logger('ingest', env.LOG_LEVEL);
const emit = jobMetrics('ingest');
const client = dynamoClient();
const memory = itemMemory();

/** One hour of prices into the table. Retried by the platform when it throws. */
export async function handler(event: unknown, { awsRequestId }: Invocation) {
  const scheduledAt = parseJobEvent(event);
  const clock = configuredClock(env);
  const table = dynamoStore({ tableName: env.TABLE_NAME, client, now: clock.now });
  const store = rememberingStore(table, memory, INGEST_REMEMBERS);
  const { quotes, second } = priceSources(env, { registry: REGISTRY, clock });
  const bucket = hourBucket(scheduledAt);
  log.begin(awsRequestId, bucket);
  const run = await recordRun({ job: 'ingest', bucket, scheduledAt, store, clock, log }, () =>
    ingest({ store, clock, quotes, second, registry: REGISTRY, params: PARAMETERS }, bucket),
  );
  const { quarantined } = run.counts;
  emit({ RunDuration: run.duration_ms, ...(quarantined !== undefined && { Quarantined: quarantined }) });
  return run;
}
