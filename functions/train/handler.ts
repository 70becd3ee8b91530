import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { configuredClock } from '../adapters/clock/configuredClock.ts';
import { jobMetrics } from '../adapters/log/jobMetrics.ts';
import { logger } from '../adapters/log/logger.ts';
import { recordRun } from '../adapters/records/recordRun.ts';
import { dynamoClient } from '../adapters/store/dynamoClient.ts';
import { dynamoStore } from '../adapters/store/dynamoStore.ts';
import { hourBucket, type Invocation, parseJobEvent } from '../jobEvent.ts';
import { readEnv } from './env.ts';
import { train } from './train.ts';

const env = readEnv();
const log = logger('train', env.LOG_LEVEL);
const emit = jobMetrics('train');
const client = dynamoClient();

/** Reports what a model can be trained on and which skill weight follows. Retried by the platform when it throws. */
export async function handler(event: unknown, { awsRequestId }: Invocation) {
  const scheduledAt = parseJobEvent(event);
  const clock = configuredClock(env);
  const store = dynamoStore({ tableName: env.TABLE_NAME, client, now: clock.now });
  const bucket = hourBucket(scheduledAt);
  log.begin(awsRequestId, bucket);
  const run = await recordRun({ job: 'train', bucket, scheduledAt, store, clock, log }, () => train(store, PARAMETERS));
  emit({ RunDuration: run.duration_ms });
  return run;
}
