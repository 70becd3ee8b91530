import { setTimeout } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { fromRecord, scalarValue, toRecord } from './attributeValues.ts';
import { checkBodySize } from './checkBodySize.ts';
import type { Now } from './memoryStore.ts';
import type { Item, RangeQuery, TableStore } from './port.ts';
import { shardedStore } from './shardedStore.ts';
import { storeError } from './storeError.ts';

type Values = Record<string, AttributeValue>;

/** `ttl` is a reserved word. */
const KEYS_ONLY = { ProjectionExpression: 'pk, sk, #ttl', ExpressionAttributeNames: { '#ttl': 'ttl' } };

const MOST_IDLE_ROUNDS = 4;
const IDLE_PAUSE_MS = 50;
const NO_PROGRESS = { message: 'a batch of keys stayed unread', $metadata: {} };

/**
 * The table in DynamoDB (or an emulator: the SDK reads AWS_ENDPOINT_URL_DYNAMODB itself). Reads are strongly consistent,
 * because jobs read what the job before them wrote. `now` decides what has expired: TTL deletes late, dynalite never.
 * Needs the actions GetItem, BatchGetItem, Query, PutItem and UpdateItem.
 */
export function dynamoStore(options: { tableName: string; client: DynamoDBClient; now?: Now }): TableStore {
  const { tableName: TableName, client, now = Date.now } = options;

  async function guarded<T>(action: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeError(error, TableName, action);
    }
  }

  async function live(record: Values | undefined): Promise<Item | undefined> {
    if (record === undefined) return undefined;
    const item = fromRecord(record);
    return item.ttl !== undefined && item.ttl * 1000 <= (await now()) ? undefined : item;
  }

  /** Puts under a condition; false when the condition does not hold. */
  async function putIf(item: Item, condition: string, values?: Values): Promise<boolean> {
    checkBodySize(item);
    try {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: toRecord(item),
          ConditionExpression: condition,
          ...(values && { ExpressionAttributeValues: values }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return shardedStore({
    get: (pk, sk) =>
      guarded('get', async () => {
        const Key = { pk: { S: pk }, sk: { S: sk } };
        const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
        return live(Item);
      }),

    getMany: (keys) =>
      guarded('getMany', async () => {
        const items: Item[] = [];
        let left: Values[] = keys.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }));
        let idleRounds = 0;
        while (left.length > 0) {
          const request = { [TableName]: { Keys: left, ConsistentRead: true } };
          const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems: request }));
          for (const record of Responses?.[TableName] ?? []) {
            const item = await live(record);
            if (item !== undefined) items.push(item);
          }
          const unread = UnprocessedKeys?.[TableName]?.Keys ?? [];
          // Keys go unread beyond 16 MB, or where the table throttles: the SDK repeats only a batch of which nothing was read.
          if (unread.length === left.length) {
            if (++idleRounds === MOST_IDLE_ROUNDS) throw new ProvisionedThroughputExceededException(NO_PROGRESS);
            await setTimeout(IDLE_PAUSE_MS * 2 ** idleRounds);
          }
          left = unread;
        }
        return items;
      }),

    query: (pk, range = {}) =>
      guarded('query', async () => {
        const items: Item[] = [];
        let start: Values | undefined;
        do {
          const page = await client.send(
            new QueryCommand({
              TableName,
              ...keyCondition(pk, range),
              ConsistentRead: true,
              ScanIndexForward: !range.descending,
              ...(range.limit !== undefined && { Limit: Math.max(1, range.limit - items.length) }),
              ...(range.keysOnly && KEYS_ONLY),
              ...(start && { ExclusiveStartKey: start }),
            }),
          );
          for (const record of page.Items ?? []) {
            const item = await live(record);
            if (item !== undefined) items.push(item);
          }
          start = page.LastEvaluatedKey;
        } while (start !== undefined && (range.limit === undefined || items.length < range.limit));
        return range.limit === undefined ? items : items.slice(0, range.limit);
      }),

    putIfAbsent: (item) =>
      guarded('putIfAbsent', async () => ((await putIf(item, 'attribute_not_exists(pk)')) ? 'created' : 'exists')),

    put: (item) =>
      guarded('put', async () => {
        checkBodySize(item);
        await client.send(new PutItemCommand({ TableName, Item: toRecord(item) }));
      }),

    flip: (item, expectedSeq) =>
      guarded('flip', async () => {
        const asOf = item.attributes?.asOf;
        const flipped =
          expectedSeq === undefined || asOf === undefined
            ? await putIf(item, 'attribute_not_exists(pk)')
            : await putIf(item, 'attribute_not_exists(pk) or (seq = :prev and asOf <= :new)', {
                ':prev': scalarValue(expectedSeq),
                ':new': scalarValue(asOf),
              });
        return flipped ? 'flipped' : 'lost';
      }),

    expire: (pk, sk, ttl) =>
      guarded('expire', async () => {
        const update = new UpdateItemCommand({
          TableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          ConditionExpression: 'attribute_exists(pk)',
          UpdateExpression: 'SET #ttl = :ttl',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':ttl': scalarValue(ttl) },
        });
        await client.send(update).catch((error: unknown) => {
          // Already swept: what was asked for has happened.
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        });
      }),
  });
}

function keyCondition(pk: string, { from, to }: RangeQuery) {
  const bounds = [
    from !== undefined && to !== undefined ? 'sk BETWEEN :from AND :to' : undefined,
    from !== undefined && to === undefined ? 'sk >= :from' : undefined,
    to !== undefined && from === undefined ? 'sk <= :to' : undefined,
  ].filter((bound) => bound !== undefined);
  return {
    KeyConditionExpression: ['pk = :pk', ...bounds].join(' AND '),
    ExpressionAttributeValues: {
      ':pk': { S: pk },
      ...(from !== undefined && { ':from': { S: from } }),
      ...(to !== undefined && { ':to': { S: to } }),
    },
  };
}
