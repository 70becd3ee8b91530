import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoClient } from '../../functions/adapters/store/dynamoClient.ts';

/** The product's client, in a hurry. */
export function hastyClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return dynamoClient({ endpoint, region: 'us-east-1', credentials }, 400);
}
