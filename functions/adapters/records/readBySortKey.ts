import { type Item, type ItemKey, MOST_KEYS, type TableStore } from '../store/port.ts';

/**
 * What `read` makes of those of any number of keys that are there, by sort key, which must differ: one read of the table for
 * each hundred.
 */
export async function readBySortKey<T>(
  store: TableStore,
  keys: readonly ItemKey[],
  read: (item: Item) => T,
): Promise<ReadonlyMap<string, T>> {
  const batches = Array.from({ length: Math.ceil(keys.length / MOST_KEYS) }, (_, batch) =>
    store.getMany(keys.slice(batch * MOST_KEYS, (batch + 1) * MOST_KEYS)),
  );
  return new Map((await Promise.all(batches)).flat().map((item) => [item.sk, read(item)]));
}
