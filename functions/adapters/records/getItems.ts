import { type Item, type ItemKey, MOST_KEYS, type TableStore } from '../store/port.ts';

/** Those of any number of keys that are there, in no order: a read for each hundred. */
export async function getItems(store: TableStore, keys: readonly ItemKey[]): Promise<readonly Item[]> {
  const batches = Array.from({ length: Math.ceil(keys.length / MOST_KEYS) }, (_, batch) =>
    store.getMany(keys.slice(batch * MOST_KEYS, (batch + 1) * MOST_KEYS)),
  );
  return (await Promise.all(batches)).flat();
}
