import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The client every function uses: four attempts, and no call that waits longer than a job can. */
export function dynamoClient(): DynamoDBClient {
  return new DynamoDBClient({ maxAttempts: 4, requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 } });
}
