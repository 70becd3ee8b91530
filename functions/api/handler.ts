import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sourceClock } from '../adapters/clock/sourceClock.ts';
import { systemClock } from '../adapters/clock/systemClock.ts';
import { logger } from '../adapters/log/logger.ts';
import { dynamoStore } from '../adapters/store/dynamoStore.ts';
import { createApi } from './createApi.ts';
import { readEnv } from './env.ts';
import { openApiFile } from './openApiFile.ts';

/** A reader waits for the store no longer than this; then the last good answer or a 503 is better. */
const STORE_TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true };
const CLOCK_TIMEOUTS = { timeoutMs: 2_000, maxWaitMs: 0, firstPauseMs: 0 };

const env = readEnv();
const log = logger('api', env.logLevel);
const clock = env.clock === 'source' ? sourceClock({ baseUrl: env.coingeckoBaseUrl, ...CLOCK_TIMEOUTS }) : systemClock;

export const handler = createApi({
  clock,
  openApi: openApiFile,
  store: dynamoStore({
    tableName: env.tableName,
    client: new DynamoDBClient({ maxAttempts: 2, requestHandler: STORE_TIMEOUTS }),
    now: () => clock.now(),
  }),
  onError: (error) => log.error('a request met an error', { error }),
});
