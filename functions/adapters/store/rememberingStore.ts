import type { Item, RangeQuery, TableStore } from './port.ts';

/** Whether a partition's items, once written, stay as they are for as long as they live. */
export type NeverChanges = (pk: string) => boolean;

/** Items kept from one invocation of a warm process to the next, by key; the one used longest ago goes first. */
export interface ItemMemory {
  get(pk: string, sk: string): Item | undefined;
  keep(item: Item): void;
  /** Whether anything was ever kept of a partition. */
  knows(pk: string): boolean;
}

/** Bytes of bodies that a job's window of days and hours takes, several times over. */
const MAX_BYTES = 2 * 1024 * 1024;
/** More than these missing, and one query is less than a read for each. */
const READ_SINGLY = 3;

export function itemMemory(maxBytes = MAX_BYTES): ItemMemory {
  const items = new Map<string, Item>();
  const partitions = new Set<string>();
  let bytes = 0;
  const sizeOf = ({ body }: Item): number => body?.byteLength ?? 0;
  const keyOf = (pk: string, sk: string): string => `${pk}|${sk}`;
  return {
    get(pk, sk) {
      const key = keyOf(pk, sk);
      const item = items.get(key);
      if (item === undefined) return undefined;
      items.delete(key);
      items.set(key, item);
      return item;
    },
    keep(item) {
      const key = keyOf(item.pk, item.sk);
      if (items.has(key)) return;
      partitions.add(item.pk);
      items.set(key, item);
      bytes += sizeOf(item);
      for (const [oldest, kept] of items) {
        if (bytes <= maxBytes) break;
        items.delete(oldest);
        bytes -= sizeOf(kept);
      }
    },
    knows: (pk) => partitions.has(pk),
  };
}

/**
 * The same table, of whose unchanging items a warm process reads the keys only: what is there is asked every time, what
 * it says is not. One memory belongs to one table. Without a memory of the range it asks for all at once, as a cold one.
 */
export function rememberingStore(store: TableStore, memory: ItemMemory, neverChanges: NeverChanges): TableStore {
  const keep = (items: readonly Item[]): readonly Item[] => {
    for (const item of items) memory.keep(item);
    return items;
  };

  async function read(pk: string, sk: string): Promise<Item | undefined> {
    const item = await store.get(pk, sk);
    if (item !== undefined) memory.keep(item);
    return item;
  }

  async function query(pk: string, range: RangeQuery): Promise<readonly Item[]> {
    if (!memory.knows(pk)) return keep(await store.query(pk, range));
    const keys = await store.query(pk, { ...range, keysOnly: true });
    const known = new Map(keys.map(({ sk }) => [sk, memory.get(pk, sk)]));
    const missing = [...known].flatMap(([sk, item]) => (item === undefined ? [sk] : []));
    if (missing.length > READ_SINGLY) return keep(await store.query(pk, range));
    for (const item of await Promise.all(missing.map((sk) => read(pk, sk)))) if (item) known.set(item.sk, item);
    return keys.flatMap(({ sk }) => known.get(sk) ?? []);
  }

  return {
    ...store,

    async get(pk, sk) {
      if (!neverChanges(pk)) return store.get(pk, sk);
      const item = memory.get(pk, sk);
      // One that ends may have ended: only the table's clock knows.
      return item === undefined || item.ttl !== undefined ? read(pk, sk) : item;
    },

    query: (pk, range = {}) => (neverChanges(pk) && !range.keysOnly ? query(pk, range) : store.query(pk, range)),

    async putIfAbsent(item) {
      const outcome = await store.putIfAbsent(item);
      if (outcome === 'created' && neverChanges(item.pk)) memory.keep(item);
      return outcome;
    },
  };
}
