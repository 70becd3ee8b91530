import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/**
 * The client every function uses: four attempts, and no call that waits longer than a job can. `throwOnRequestTimeout`,
 * because the handler otherwise only warns of a request that is never answered, and waits on.
 */
export function dynamoClient(options: Omit<DynamoDBClientConfig, 'requestHandler'> = {}, requestTimeout = 5000) {
  return new DynamoDBClient({
    maxAttempts: 4,
    ...options,
    requestHandler: { connectionTimeout: 2000, requestTimeout, throwOnRequestTimeout: true },
  });
}
