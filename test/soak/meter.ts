import type { Item, RangeQuery, TableStore } from '../../functions/adapters/store/port.ts';

/** How much larger a table of this many tokens is than the one measured; units are rounded up item by item, so counted for each. */
export const SCALES = [1, 5, 50] as const;
type PerScale = [number, number, number];

/** What a table was asked for since the last `take`. */
export interface Counted {
  readonly writeUnits: PerScale;
  readonly readUnits: PerScale;
  /** Bytes created, by kind (the partition up to its first #). */
  readonly createdBytes: Readonly<Record<string, number>>;
}

const KB = 1024;
const sizeOf = ({ pk, sk, body, attributes, ttl }: Item): number =>
  2 +
  pk.length +
  2 +
  sk.length +
  (body === undefined ? 0 : 4 + body.byteLength) +
  (ttl === undefined ? 0 : 10) +
  Object.entries(attributes ?? {}).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
const units = (bytes: number, unit: number): PerScale =>
  SCALES.map((scale) => Math.max(1, Math.ceil((bytes * scale) / unit))) as PerScale;

/**
 * Counts request units as DynamoDB does: a write for each started KB of the item (a refused condition too), a strongly
 * consistent read for each started 4 KB of what a call went over, one where it found nothing.
 */
export function meteredStore(store: TableStore): { readonly store: TableStore; take(): Counted } {
  let counted = nothing();
  // Where only keys come back, or an end is set, the whole item counts all the same: the size seen last of its kind.
  const sizes = new Map<string, number>();
  const kindOf = ({ pk, sk }: Pick<Item, 'pk' | 'sk'>) =>
    `${pk.split('#', 1)[0]} ${/^(SNAP|HIST)#/.test(pk) ? sk.split('#', 1)[0] : ''}`;
  const wrote = (item: Item, created: boolean) => {
    const size = sizeOf(item);
    sizes.set(kindOf(item), size);
    add(counted.writeUnits, units(size, KB));
    const kind = item.pk.split('#', 1)[0] as string;
    if (created) counted.createdBytes[kind] = (counted.createdBytes[kind] ?? 0) + size;
  };
  const read = (items: readonly Item[], keysOnly = false) => {
    const sizeRead = (item: Item) => (keysOnly ? (sizes.get(kindOf(item)) ?? sizeOf(item)) : sizeOf(item));
    const bytes = items.reduce((sum, item) => sum + sizeRead(item), 0);
    add(counted.readUnits, units(bytes, 4 * KB));
  };
  return {
    store: {
      async get(pk, sk) {
        const item = await store.get(pk, sk);
        read(item === undefined ? [] : [item]);
        return item;
      },
      async getMany(keys) {
        const items = await store.getMany(keys);
        for (const item of items) read([item]);
        for (const _ of keys.slice(items.length)) read([]);
        return items;
      },
      async query(pk, range?: RangeQuery) {
        const items = await store.query(pk, range);
        read(items, range?.keysOnly);
        return items;
      },
      async putIfAbsent(item) {
        const outcome = await store.putIfAbsent(item);
        wrote(item, outcome === 'created');
        return outcome;
      },
      async put(item) {
        await store.put(item);
        wrote(item, item.pk.startsWith('RUN#'));
      },
      async flip(item, seq) {
        wrote(item, false);
        return store.flip(item, seq);
      },
      async expire(pk, sk, ttl) {
        add(counted.writeUnits, units(sizes.get(kindOf({ pk, sk })) ?? KB, KB));
        return store.expire(pk, sk, ttl);
      },
    },
    take() {
      const taken = counted;
      counted = nothing();
      return taken;
    },
  };
}

function nothing() {
  const zero = (): PerScale => [0, 0, 0];
  return { writeUnits: zero(), readUnits: zero(), createdBytes: {} as Record<string, number> };
}

function add(sum: PerScale, more: PerScale): void {
  for (const [index, value] of more.entries()) sum[index] = (sum[index] as number) + value;
}
