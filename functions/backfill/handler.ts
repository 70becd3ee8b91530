import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { dayOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { configuredClock } from '../adapters/clock/configuredClock.ts';
import { jobMetrics } from '../adapters/log/jobMetrics.ts';
import { logger } from '../adapters/log/logger.ts';
import { priceSources } from '../adapters/prices/sources.ts';
import { recordRun } from '../adapters/records/recordRun.ts';
import { dynamoClient } from '../adapters/store/dynamoClient.ts';
import { dynamoStore } from '../adapters/store/dynamoStore.ts';
import { type Invocation, minuteBucket, parseJobEvent } from '../jobEvent.ts';
import { backfill } from './backfill.ts';
import { readEnv } from './env.ts';

const env = readEnv();
const log = logger('backfill', env.LOG_LEVEL);
const emit = jobMetrics('backfill');
const client = dynamoClient();
const memory = {};

/** As much history as the time budget allows. The next run of the schedule goes on. */
export async function handler(event: unknown, { awsRequestId }: Invocation) {
  const scheduledAt = parseJobEvent(event);
  const clock = configuredClock(env);
  const store = dynamoStore({ tableName: env.TABLE_NAME, client, now: clock.now });
  const { chart, klines } = priceSources(env, { registry: REGISTRY, clock });
  const deps = { store, clock, log, chart, klines, registry: REGISTRY, params: PARAMETERS, memory };
  const budgetMs = env.BACKFILL_BUDGET_SECONDS * 1000;
  const bucket = minuteBucket(scheduledAt);
  log.begin(awsRequestId, bucket);
  const run = await recordRun({ job: 'backfill', bucket, scheduledAt, store, clock, log }, () =>
    backfill({ ...deps, historyFrom: dayOf(env.HISTORY_FROM), budgetMs }),
  );
  emit({ RunDuration: run.duration_ms });
  return run;
}
