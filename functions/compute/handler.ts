import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { sha256Hex } from '../../shared/engine/sha256.ts';
import { dayOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { registryHash } from '../../shared/registry/registryHash.ts';
import { configuredClock } from '../adapters/clock/configuredClock.ts';
import { jobMetrics } from '../adapters/log/jobMetrics.ts';
import { logger } from '../adapters/log/logger.ts';
import { logNotify } from '../adapters/notify/logNotify.ts';
import { snsNotify } from '../adapters/notify/snsNotify.ts';
import { readPointer } from '../adapters/records/pointer.ts';
import { recordRun } from '../adapters/records/recordRun.ts';
import { COMPUTE_REMEMBERS } from '../adapters/records/remembered.ts';
import { dynamoClient } from '../adapters/store/dynamoClient.ts';
import { dynamoStore } from '../adapters/store/dynamoStore.ts';
import { itemMemory, rememberingStore } from '../adapters/store/rememberingStore.ts';
import { type Invocation, minuteBucket, parseJobEvent } from '../jobEvent.ts';
import { compute } from './compute.ts';
import type { ComputeMemory } from './context.ts';
import { readEnv } from './env.ts';
import { runMetrics } from './runMetrics.ts';

const env = readEnv();
const log = logger('compute', env.LOG_LEVEL);
const emit = jobMetrics('compute');
const client = dynamoClient();
const items = itemMemory();
const memory: ComputeMemory = {};
const notify =
  env.MOVES_TOPIC_ARN === ''
    ? logNotify(log)
    : snsNotify({ topicArn: env.MOVES_TOPIC_ARN, endpoint: env.AWS_ENDPOINT_URL, config: client.config });
const rules = {
  registryHash: registryHash(REGISTRY),
  parametersHash: sha256Hex(canonicalJson(PARAMETERS)),
  codeHash: env.CODE_HASH,
};

/** Advances every complete close, marks, publishes. Retried by the platform when it throws. */
export async function handler(event: unknown, { awsRequestId }: Invocation) {
  const scheduledAt = parseJobEvent(event);
  const clock = configuredClock(env);
  const table = dynamoStore({ tableName: env.TABLE_NAME, client, now: clock.now });
  const store = rememberingStore(table, items, COMPUTE_REMEMBERS);
  const context = { store, registry: REGISTRY, params: PARAMETERS, log, notify, memory, ...rules };
  const bucket = minuteBucket(scheduledAt);
  log.begin(awsRequestId, bucket);
  const run = await recordRun({ job: 'compute', bucket, scheduledAt, store, clock, log }, () =>
    compute(context, scheduledAt, dayOf(env.HISTORY_FROM), clock.now),
  );
  // A repeat knows what readers have.
  const published = run.error_code === 'HOUR_PUBLISHED' ? memory.done : await readPointer(store);
  emit(runMetrics(run, published, scheduledAt, await clock.now()));
  return run;
}
