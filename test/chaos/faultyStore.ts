import { AppError } from '../../functions/adapters/appError.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';

/** What befalls a call: it never reaches the table, or it does and its answer is lost; or the process is gone. */
export type StoreFault = 'refused' | 'answer lost' | 'killed';
const WRITES: ReadonlySet<string> = new Set(['putIfAbsent', 'put', 'flip', 'expire'] satisfies (keyof TableStore)[]);

const unavailable = () =>
  new AppError('STORE_UNAVAILABLE', 'the store is throttling or not answering; the next run tries again', {
    retryable: true,
  });
/** No AppError: nothing may catch and handle the end of its own process. */
const killed = () => new Error('killed');

/** A table whose calls `[from, to]` (counted from 1) meet a fault; `only` writes are counted when so asked. */
export function faultyStore(
  store: TableStore,
  fault: StoreFault,
  from: number,
  to = fault === 'killed' ? Number.POSITIVE_INFINITY : from,
  only: 'calls' | 'writes' = 'calls',
): TableStore {
  let count = 0;
  const call = async <T>(method: keyof TableStore, work: () => Promise<T>): Promise<T> => {
    if (only === 'calls' || WRITES.has(method)) count++;
    if (count < from || count > to) return work();
    if (fault === 'killed') throw killed();
    if (fault === 'answer lost') await work();
    throw unavailable();
  };
  return {
    get: (pk, sk) => call('get', () => store.get(pk, sk)),
    getMany: (keys) => call('getMany', () => store.getMany(keys)),
    query: (pk, range) => call('query', () => store.query(pk, range)),
    putIfAbsent: (item) => call('putIfAbsent', () => store.putIfAbsent(item)),
    put: (item) => call('put', () => store.put(item)),
    flip: (item, seq) => call('flip', () => store.flip(item, seq)),
    expire: (pk, sk, ttl) => call('expire', () => store.expire(pk, sk, ttl)),
  };
}

/** Counts what `work` asks of a table. */
export function countingStore(store: TableStore): { readonly store: TableStore; calls(): number; writes(): number } {
  let [calls, writes] = [0, 0];
  const counted = Object.fromEntries(
    Object.entries(store).map(([method, work]) => [
      method,
      (...args: unknown[]) => {
        calls++;
        if (WRITES.has(method)) writes++;
        return (work as (...args: unknown[]) => unknown)(...args);
      },
    ]),
  );
  return { store: counted as unknown as TableStore, calls: () => calls, writes: () => writes };
}
