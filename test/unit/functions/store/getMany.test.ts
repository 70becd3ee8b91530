import type { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { dynamoStore } from '../../../../functions/adapters/store/dynamoStore.ts';

const KEYS = ['a', 'b', 'c'].map((sk) => ({ pk: 'P', sk }));

/** A table that reads so many of the keys it is asked for, in each round. */
function throttled(readable: readonly number[]) {
  let rounds = 0;
  const client = {
    async send({ input }: BatchGetItemCommand) {
      const keys = input.RequestItems?.table?.Keys ?? [];
      const count = readable[rounds++] ?? 0;
      return {
        Responses: { table: keys.slice(0, count) },
        UnprocessedKeys: keys.length > count ? { table: { Keys: keys.slice(count) } } : {},
      };
    },
  } as unknown as DynamoDBClient;
  return { store: dynamoStore({ tableName: 'table', client }), rounds: () => rounds };
}

it('reads on where a batch came in parts, a part without anything among them', async () => {
  const { store, rounds } = throttled([1, 0, 2]);
  expect((await store.getMany(KEYS)).map(({ sk }) => sk)).toEqual(['a', 'b', 'c']);
  expect(rounds()).toBe(3);
});

it('gives up, for the next run, on a table that reads no more', async () => {
  const { store, rounds } = throttled([1]);
  await expect(store.getMany(KEYS)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
  expect(rounds()).toBe(5);
});
