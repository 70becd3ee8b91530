import { BatchWriteItemCommand, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { fromRecord, toRecord } from '../../functions/adapters/store/attributeValues.ts';
import type { Item } from '../../functions/adapters/store/port.ts';

const ITEMS_PER_BATCH = 25;

/** Writes items into an empty table. */
export async function fillDynamo(client: DynamoDBClient, table: string, items: readonly Item[]): Promise<void> {
  for (let start = 0; start < items.length; start += ITEMS_PER_BATCH) {
    const puts = items.slice(start, start + ITEMS_PER_BATCH).map((item) => ({ PutRequest: { Item: toRecord(item) } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
  }
}

/** Every item of a table. */
export async function scanDynamo(client: DynamoDBClient, table: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items } of paginateScan({ client }, { TableName: table }))
    items.push(...(Items ?? []).map(fromRecord));
  return items;
}
