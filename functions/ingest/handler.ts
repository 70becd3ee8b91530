import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { configuredClock } from '../adapters/clock/configuredClock.ts';
import { logger } from '../adapters/log/logger.ts';
import { priceSources } from '../adapters/prices/sources.ts';
import { recordRun } from '../adapters/records/recordRun.ts';
import { dynamoClient } from '../adapters/store/dynamoClient.ts';
import { dynamoStore } from '../adapters/store/dynamoStore.ts';
import { hourBucket, parseJobEvent } from '../jobEvent.ts';
import { readEnv } from './env.ts';
import { ingest } from './ingest.ts';

const env = readEnv();
const log = logger('ingest', env.LOG_LEVEL);
const client = dynamoClient();

/** One hour of prices into the table. Retried by the platform when it throws. */
export async function handler(event: unknown) {
  const scheduledAt = parseJobEvent(event);
  const clock = configuredClock(env);
  const store = dynamoStore({ tableName: env.TABLE_NAME, client, now: clock.now });
  const { quotes, second } = priceSources(env, { registry: REGISTRY, clock });
  const bucket = hourBucket(scheduledAt);
  return recordRun({ job: 'ingest', bucket, scheduledAt, store, clock, log }, () =>
    ingest({ store, clock, quotes, second, registry: REGISTRY, params: PARAMETERS }, bucket),
  );
}
