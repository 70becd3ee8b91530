import { createHash } from 'node:crypto';
import type { Item, TableStore } from '../../functions/adapters/store/port.ts';

/** Partitions whose items, once written, stay as they are: all of the record, prices and what was published (bar its end). */
const APPEND_ONLY =
  /^(ROTATION|INPUTS|STATE#|INDEX#|INDEX1H#|GRADES#|SIGNALS#|HEAT#|ALLOCATION#|BARS#|PANEL#|FEATURES#|OUTCOMES#|PREDICTIONS#|JUDGED|MODEL|CURATION|SNAP#|HIST#)/;

/** A store that is watched below every fault: what it holds, and every write that breaks a law of the table. */
export interface AuditedStore {
  readonly store: TableStore;
  readonly violations: readonly string[];
  readonly items: ReadonlyMap<string, Item>;
  /** Writes that reached the table. */
  writes(): number;
}

const keyOf = ({ pk, sk }: Pick<Item, 'pk' | 'sk'>): string => `${pk}|${sk}`;
export const digestOf = (item: Item): string =>
  createHash('sha256')
    .update(JSON.stringify(item.attributes ?? {}))
    .update(item.body ?? '')
    .digest('hex');

/** Watches a table that holds `start`. */
export function auditedStore(inner: TableStore, start: Iterable<Item> = []): AuditedStore {
  const items = new Map([...start].map((item) => [keyOf(item), item]));
  const violations: string[] = [];
  let writes = 0;

  const written = (item: Item): void => {
    const before = items.get(keyOf(item));
    if (before !== undefined && APPEND_ONLY.test(item.pk) && digestOf(before) !== digestOf(item))
      violations.push(`${keyOf(item)} was replaced by another value`);
    items.set(keyOf(item), item);
    writes++;
  };
  const store: TableStore = {
    get: inner.get,
    getMany: inner.getMany,
    query: inner.query,
    async putIfAbsent(item) {
      const outcome = await inner.putIfAbsent(item);
      if (outcome === 'created') written(item);
      return outcome;
    },
    async put(item) {
      await inner.put(item);
      written(item);
    },
    async flip(item, expectedSeq) {
      const outcome = await inner.flip(item, expectedSeq);
      if (outcome === 'lost') return outcome;
      const before = items.get(keyOf(item))?.attributes;
      const now = item.attributes;
      if (before && (Number(now?.seq) !== Number(before.seq) + 1 || String(now?.asOf) < String(before.asOf)))
        violations.push(`pointer went from ${before.seq} of ${before.asOf} to ${now?.seq} of ${now?.asOf}`);
      written(item);
      return outcome;
    },
    async expire(pk, sk, ttl) {
      await inner.expire(pk, sk, ttl);
      const item = items.get(keyOf({ pk, sk }));
      if (item !== undefined) items.set(keyOf(item), { ...item, ttl });
      writes++;
    },
  };
  return { store, violations, items, writes: () => writes };
}
