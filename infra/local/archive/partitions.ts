import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';

import { SHARD_PARTITION } from '../../../functions/adapters/store/shardedStore.ts';

/** What readers depend on comes first in an export and last in an import: an item it names is then always there too. */
const FIRST = ['PUB', 'STATE', 'ROTATION'];

/** `BARS` of `BARS#1d#2024`: the partitions that share a file. */
export const familyOf = (partition: string): string => partition.split('#')[0] ?? '';

/** Every partition of a table by family, families in the order of an export. */
export async function partitionsByFamily(
  client: DynamoDBClient,
  TableName: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Set<string>();
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ProjectionExpression: 'pk', ...(start && { ExclusiveStartKey: start }) }),
    );
    for (const { pk } of page.Items ?? []) {
      // A store hands out an item whole: its shards are part of it.
      if (pk?.S !== undefined && !pk.S.endsWith(SHARD_PARTITION)) found.add(pk.S);
    }
    start = page.LastEvaluatedKey as typeof start;
  } while (start !== undefined);
  const families = Map.groupBy([...found].sort(), familyOf);
  return new Map([...families].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

function rank(family: string): number {
  const at = FIRST.indexOf(family);
  return at < 0 ? FIRST.length : at;
}
