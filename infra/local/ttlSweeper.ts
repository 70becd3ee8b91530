import { DeleteItemCommand, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { TableModel } from './pipelineModel.ts';

/**
 * Deletes what has expired, as DynamoDB does on its own and dynalite does not. `nowMs` is the app's clock, which with a
 * replayed source is not this machine's. Returns how many items went.
 */
export async function sweepExpired(
  client: DynamoDBClient,
  { TableName, KeySchema }: TableModel,
  ttlAttribute: string,
  nowMs: number,
): Promise<number> {
  const expired = {
    ExpressionAttributeNames: { '#ttl': ttlAttribute },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(nowMs / 1000)) } },
  };
  let deleted = 0;
  const pages = paginateScan({ client }, { TableName, FilterExpression: '#ttl <= :now', ...expired });
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const key = KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName]]);
      // The condition: somebody may have given the item more time since the scan saw it.
      const command = { TableName, Key: Object.fromEntries(key), ConditionExpression: '#ttl <= :now', ...expired };
      deleted += await client.send(new DeleteItemCommand(command)).then(
        () => 1,
        (error: Error) => {
          if (error.name === 'ConditionalCheckFailedException') return 0;
          throw error;
        },
      );
    }
  }
  return deleted;
}
