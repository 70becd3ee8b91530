import { checkBodySize } from './checkBodySize.ts';
import type { Item, RangeQuery, TableStore } from './port.ts';
import { shardedStore } from './shardedStore.ts';

/** Milliseconds since the epoch, from whatever clock the process runs on. */
export type Now = () => number | Promise<number>;

/**
 * The table in a Map, for tests and simulations: the same laws as DynamoDB's (one contract suite), bodies copied on the
 * way in and out so that no caller can change what is stored. `now` decides what has expired.
 */
export function memoryStore(now: Now): TableStore {
  const partitions = new Map<string, Map<string, Item>>();

  async function live(item: Item | undefined): Promise<Item | undefined> {
    if (item === undefined) return undefined;
    return item.ttl !== undefined && item.ttl * 1000 <= (await now()) ? undefined : copyOf(item);
  }

  function write(item: Item): void {
    const partition = partitions.get(item.pk) ?? new Map<string, Item>();
    partitions.set(item.pk, partition.set(item.sk, copyOf(item)));
  }

  const stored = (pk: string, sk: string): Item | undefined => partitions.get(pk)?.get(sk);

  return shardedStore({
    get: (pk, sk) => live(stored(pk, sk)),

    async getMany(keys) {
      const items = await Promise.all(keys.map(({ pk, sk }) => live(stored(pk, sk))));
      return items.filter((item) => item !== undefined);
    },

    async query(pk, range: RangeQuery = {}) {
      const keys = [...(partitions.get(pk)?.keys() ?? [])]
        .filter((sk) => (range.from === undefined || sk >= range.from) && (range.to === undefined || sk <= range.to))
        .sort();
      if (range.descending) keys.reverse();
      const items: Item[] = [];
      for (const sk of keys) {
        if (items.length === range.limit) break;
        const item = await live(stored(pk, sk));
        if (item !== undefined) items.push(range.keysOnly ? keyOf(item) : item);
      }
      return items;
    },

    async putIfAbsent(item) {
      checkBodySize(item);
      if (stored(item.pk, item.sk) !== undefined) return 'exists';
      write(item);
      return 'created';
    },

    async put(item) {
      checkBodySize(item);
      write(item);
    },

    async flip(item, expectedSeq) {
      checkBodySize(item);
      const before = stored(item.pk, item.sk)?.attributes;
      const asOf = item.attributes?.asOf;
      const wins =
        stored(item.pk, item.sk) === undefined ||
        (expectedSeq !== undefined &&
          before?.seq === expectedSeq &&
          before.asOf !== undefined &&
          asOf !== undefined &&
          before.asOf <= asOf);
      if (wins) write(item);
      return wins ? 'flipped' : 'lost';
    },

    async expire(pk, sk, ttl) {
      const item = stored(pk, sk);
      if (item !== undefined) write({ ...item, ttl });
    },
  });
}

const keyOf = ({ pk, sk, ttl }: Item): Item => ({ pk, sk, ...(ttl !== undefined && { ttl }) });

function copyOf(item: Item): Item {
  return {
    pk: item.pk,
    sk: item.sk,
    ...(item.body && { body: new Uint8Array(item.body) }),
    ...(item.attributes && Object.keys(item.attributes).length > 0 && { attributes: { ...item.attributes } }),
    ...(item.ttl !== undefined && { ttl: item.ttl }),
  };
}
