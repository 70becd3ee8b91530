import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../functions/adapters/store/memoryStore.ts';
import type { Item, TableStore } from '../../../../functions/adapters/store/port.ts';
import { itemMemory, rememberingStore } from '../../../../functions/adapters/store/rememberingStore.ts';

const body = (size: number, fill = 1) => new Uint8Array(size).fill(fill);
const day = (sk: string, size = 10): Item => ({ pk: 'BARS#2026', sk, body: body(size) });

let nowMs: number;
let table: TableStore;
let asked: string[];
let bytesRead: number;
/** The table, noting what is asked of it. */
let watched: TableStore;

beforeEach(() => {
  nowMs = 1_000_000;
  table = memoryStore(() => nowMs);
  asked = [];
  bytesRead = 0;
  const note = (what: string, items: readonly Item[]) => {
    asked.push(what);
    for (const item of items) bytesRead += item.body?.byteLength ?? 0;
  };
  watched = {
    ...table,
    async get(pk, sk) {
      const item = await table.get(pk, sk);
      note('get', item ? [item] : []);
      return item;
    },
    async query(pk, range) {
      const items = await table.query(pk, range);
      note(range?.keysOnly ? 'keys' : 'query', items);
      return items;
    },
  };
});

const warm = (maxBytes?: number) => rememberingStore(watched, itemMemory(maxBytes), (pk) => pk.startsWith('BARS#'));
const keysOf = (items: readonly Item[]) => items.map(({ sk }) => sk);

describe('a table with a memory', () => {
  it('asks once for what never changes, and for the new alone afterwards', async () => {
    for (const sk of ['01', '02', '03']) await table.put(day(sk));
    const store = warm();
    await store.query('BARS#2026', { from: '01', to: '09' });
    expect([asked, bytesRead]).toEqual([['query'], 30]);
    await table.put(day('04'));
    const items = await store.query('BARS#2026', { from: '02', to: '09' });
    expect(items).toEqual([day('02'), day('03'), day('04')]);
    expect([asked, bytesRead]).toEqual([['query', 'keys', 'get'], 40]);
    expect(await store.get('BARS#2026', '03')).toEqual(day('03'));
    expect(asked).toHaveLength(3);
  });

  it('keeps order and limit, and remembers what it wrote itself', async () => {
    const store = warm();
    for (const sk of ['01', '02', '03']) expect(await store.putIfAbsent(day(sk))).toBe('created');
    expect(keysOf(await store.query('BARS#2026', { descending: true, limit: 2 }))).toEqual(['03', '02']);
    expect(bytesRead).toBe(0);
  });

  it('does not remember what another run wrote in its place', async () => {
    await table.put({ ...day('01'), body: body(10, 7) });
    const store = warm();
    expect(await store.putIfAbsent(day('01'))).toBe('exists');
    expect((await store.get('BARS#2026', '01'))?.body?.[0]).toBe(7);
  });

  it('asks for everything at once where much is missing', async () => {
    const store = warm();
    await store.putIfAbsent(day('01'));
    for (const sk of ['02', '03', '04', '05']) await table.put(day(sk));
    expect(keysOf(await store.query('BARS#2026'))).toEqual(['01', '02', '03', '04', '05']);
    expect(asked).toEqual(['keys', 'query']);
  });

  it('never shows what has ended', async () => {
    const store = warm();
    await store.putIfAbsent({ ...day('01'), ttl: nowMs / 1000 + 5 });
    expect(await store.query('BARS#2026')).toHaveLength(1);
    nowMs += 5000;
    expect(await store.query('BARS#2026')).toEqual([]);
    expect(await store.get('BARS#2026', '01')).toBeUndefined();
  });

  it('reads what may change every time', async () => {
    const store = warm();
    await store.put({ pk: 'PUB', sk: 'LATEST', attributes: { seq: 1 } });
    expect((await store.get('PUB', 'LATEST'))?.attributes).toEqual({ seq: 1 });
    await table.put({ pk: 'PUB', sk: 'LATEST', attributes: { seq: 2 } });
    expect((await store.query('PUB'))[0]?.attributes).toEqual({ seq: 2 });
  });

  it('forgets what was used longest ago beyond its size', async () => {
    const store = warm(100);
    for (const sk of ['01', '02', '03']) await store.putIfAbsent(day(sk, 40));
    for (const sk of ['02', '03']) await store.get('BARS#2026', sk);
    expect(asked).toEqual([]);
    await store.get('BARS#2026', '01');
    expect(asked).toEqual(['get']);
  });
});
