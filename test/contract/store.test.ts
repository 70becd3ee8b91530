import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../functions/adapters/appError.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { Item, TableStore } from '../../functions/adapters/store/port.ts';
import { type DynaliteFixture, startDynalite } from '../fixtures/startDynalite.ts';

let dynalite: DynaliteFixture;
let nowMs = 0;
let tables = 0;

beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.close());

const stores: Record<string, () => Promise<TableStore>> = {
  memory: async () => memoryStore(() => nowMs),
  dynalite: async () => {
    const tableName = `store-${tables++}`;
    await dynalite.createTable(tableName);
    return dynamoStore({ tableName, client: dynalite.client, now: () => nowMs });
  },
};

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const textOf = (item: Item | undefined) => item?.body && Buffer.from(item.body).toString();
const pointer = (seq: number, asOf: string): Item => ({ pk: 'PUB', sk: 'LATEST', attributes: { seq, asOf } });

describe.each(Object.entries(stores))('table store on %s', (_name, open) => {
  let store: TableStore;
  beforeEach(async () => {
    nowMs = 1_700_000_000_000;
    store = await open();
  });

  it('gives back exactly what was put: body, scalar attributes and ttl', async () => {
    const item: Item = {
      pk: 'RUN#ingest#2026-11',
      sk: '2026-11-22T07',
      body: bytes('{"a":1}'),
      attributes: { status: 'ok', seq: 3, ratio: 0.1, simulated: false, empty: '' },
      ttl: 1_800_000_000,
    };
    await store.put(item);
    const read = await store.get(item.pk, item.sk);
    expect(textOf(read)).toBe('{"a":1}');
    expect(read?.attributes).toEqual(item.attributes);
    expect(read?.ttl).toBe(item.ttl);
    expect(await store.get(item.pk, 'elsewhere')).toBeUndefined();
  });

  it('gives those of several keys that are there, in whatever partition, whole, and none that has ended', async () => {
    const large = new Uint8Array(900_000).fill(7);
    await store.put({ pk: 'P', sk: 'a', body: bytes('a') });
    await store.put({ pk: 'Q', sk: 'b', body: large });
    await store.put({ pk: 'Q', sk: 'gone', body: bytes('c'), ttl: nowMs / 1000 - 1 });
    const keys = [
      { pk: 'P', sk: 'a' },
      { pk: 'P', sk: 'nothing' },
      { pk: 'Q', sk: 'b' },
      { pk: 'Q', sk: 'gone' },
    ];
    const found = (await store.getMany(keys)).toSorted((a, b) => (a.pk < b.pk ? -1 : 1));
    expect(found.map(({ pk, sk }) => [pk, sk])).toEqual([
      ['P', 'a'],
      ['Q', 'b'],
    ]);
    expect(textOf(found[0])).toBe('a');
    expect(found[1]?.body).toEqual(large);
    expect(await store.getMany([])).toEqual([]);
  });

  it('keeps the first item under a key whoever comes second', async () => {
    const results = await Promise.all(
      ['a', 'b', 'c'].map((text) => store.putIfAbsent({ pk: 'P', sk: 'S', body: bytes(text) })),
    );
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(textOf(await store.get('P', 'S'))).toBe('abc'[results.indexOf('created')]);
    await store.put({ pk: 'P', sk: 'S', body: bytes('d') });
    expect(textOf(await store.get('P', 'S'))).toBe('d');
  });

  it('returns a range of a partition in key order, both bounds included', async () => {
    for (const sk of ['2026-02', '2026-01', '2026-10', '2026-09']) await store.put({ pk: 'Q', sk });
    await store.put({ pk: 'other', sk: '2026-03' });
    const keys = async (range?: Parameters<TableStore['query']>[1]) => (await store.query('Q', range)).map((i) => i.sk);
    expect(await keys()).toEqual(['2026-01', '2026-02', '2026-09', '2026-10']);
    expect(await keys({ from: '2026-02', to: '2026-09' })).toEqual(['2026-02', '2026-09']);
    expect(await keys({ from: '2026-09' })).toEqual(['2026-09', '2026-10']);
    expect(await keys({ to: '2026-01' })).toEqual(['2026-01']);
    expect(await keys({ descending: true, limit: 2 })).toEqual(['2026-10', '2026-09']);
    expect(await store.query('nothing here')).toEqual([]);
  });

  it('tells keys and ends alone where no more is asked for, of large items too', async () => {
    const ttl = nowMs / 1000 + 9;
    await store.put({ pk: 'K', sk: 'a', body: bytes('body'), attributes: { seq: 1 }, ttl });
    await store.put({ pk: 'K', sk: 'b', body: new Uint8Array(400 * 1024) });
    await store.put({ pk: 'K', sk: 'c', ttl: nowMs / 1000 });
    expect(await store.query('K', { keysOnly: true })).toEqual([
      { pk: 'K', sk: 'a', ttl },
      { pk: 'K', sk: 'b' },
    ]);
    expect(await store.query('K', { keysOnly: true, descending: true, limit: 1 })).toEqual([{ pk: 'K', sk: 'b' }]);
  });

  it('reads a partition of many pages whole', async () => {
    const body = new Uint8Array(300 * 1024).fill(7);
    for (let n = 0; n < 6; n++) await store.put({ pk: 'big', sk: `s${n}`, body });
    const items = await store.query('big');
    expect(items.map((item) => item.sk)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5']);
    expect(items.every((item) => item.body?.byteLength === body.byteLength)).toBe(true);
  });

  it('hides an expired item from every reader and does not count it towards a limit', async () => {
    const second = nowMs / 1000;
    await store.put({ pk: 'T', sk: 'a', ttl: second });
    await store.put({ pk: 'T', sk: 'b', ttl: second + 1 });
    await store.put({ pk: 'T', sk: 'c' });
    expect(await store.get('T', 'a')).toBeUndefined();
    expect((await store.query('T', { limit: 2 })).map((item) => item.sk)).toEqual(['b', 'c']);
    nowMs += 1000;
    expect((await store.query('T')).map((item) => item.sk)).toEqual(['c']);
  });

  it('expires an existing item without touching its body, and says nothing about one that is gone', async () => {
    await store.put({ pk: 'E', sk: 'a', body: bytes('kept'), attributes: { seq: 1 } });
    await store.expire('E', 'a', nowMs / 1000 + 5);
    const item = await store.get('E', 'a');
    expect([textOf(item), item?.attributes?.seq]).toEqual(['kept', 1]);
    nowMs += 5000;
    expect(await store.get('E', 'a')).toBeUndefined();
    await store.expire('E', 'never there', 1);
    expect(await store.get('E', 'never there')).toBeUndefined();
  });

  it('flips only from the expected seq and never back in time', async () => {
    expect(await store.flip(pointer(1, '2026-11-22T07:00:00Z'), undefined)).toBe('flipped');
    expect(await store.flip(pointer(1, '2026-11-22T08:00:00Z'), undefined)).toBe('lost');
    expect(await store.flip(pointer(2, '2026-11-22T06:00:00Z'), 1)).toBe('lost');
    expect(await store.flip(pointer(3, '2026-11-22T08:00:00Z'), 2)).toBe('lost');
    expect(await store.flip(pointer(2, '2026-11-22T07:00:00Z'), 1)).toBe('flipped');
    expect((await store.get('PUB', 'LATEST'))?.attributes?.seq).toBe(2);
  });

  it('lets exactly one of two publishers win a flip', async () => {
    await store.flip(pointer(1, '2026-11-22T07:00:00Z'), undefined);
    const results = await Promise.all([8, 9].map((h) => store.flip(pointer(2, `2026-11-22T0${h}:00:00Z`), 1)));
    expect(results.toSorted()).toEqual(['flipped', 'lost']);
  });

  it('keeps a body above 350 KB in shards that no reader meets', async () => {
    const body = Uint8Array.from({ length: 800 * 1024 + 1 }, (_, i) => (i * 31) % 251);
    const item = { pk: 'L', sk: '2026', body, attributes: { rows: 3 }, ttl: nowMs / 1000 + 9 };
    expect(await store.putIfAbsent(item)).toBe('created');
    expect(await store.putIfAbsent({ ...item, body: body.slice(1) })).toBe('exists');
    await store.put({ pk: 'L', sk: '2025', body: bytes('small') });
    expect(await store.get('L', '2026')).toEqual(item);
    expect(await store.query('L')).toEqual([{ pk: 'L', sk: '2025', body: bytes('small') }, item]);
    expect(await store.query('L', { descending: true, limit: 1 })).toEqual([item]);
    const shards = await store.query('L#SHARDS');
    expect(shards.map((shard) => shard.body?.byteLength)).toEqual([350 * 1024, 350 * 1024, 100 * 1024 + 1]);
    expect(shards.every(({ ttl }) => ttl === item.ttl)).toBe(true);
  });

  it('replaces a large body as a whole, and says so when a shard is not what was written', async () => {
    const large = (fill: number) => ({ pk: 'R', sk: 'x', body: new Uint8Array(400 * 1024).fill(fill) });
    await store.put(large(1));
    await store.put(large(2));
    expect(await store.get('R', 'x')).toEqual(large(2));
    const [shard] = (await store.query('R#SHARDS')).filter(({ body }) => body?.[0] === 2);
    await store.put({ ...(shard as Item), body: bytes('other') });
    await expect(store.get('R', 'x')).rejects.toMatchObject({ code: 'SHARDS_INCOMPLETE', retryable: false });
  });

  it('refuses a pointer with a body above 350 KB by name', async () => {
    const item = { pk: 'L', sk: 'x', body: new Uint8Array(350 * 1024 + 1) };
    await expect(store.flip(item, undefined)).rejects.toMatchObject({ code: 'ITEM_TOO_LARGE', retryable: false });
    expect(await store.get('L', 'x')).toBeUndefined();
  });
});

describe('store errors', () => {
  it('names a table that is not there', async () => {
    const store = dynamoStore({ tableName: 'absent', client: dynalite.client });
    await expect(store.get('a', 'b')).rejects.toMatchObject({ code: 'TABLE_MISSING', retryable: false });
  });

  it.each([
    ['ThrottlingException', 400],
    ['InternalServerError', 500],
    ['TimeoutError', undefined],
  ])('maps %s to a retryable error', async (name, httpStatusCode) => {
    const error = Object.assign(new Error('x'), { name, $metadata: { httpStatusCode } });
    const client = { send: () => Promise.reject(error) } as never;
    const failure = await dynamoStore({ tableName: 't', client })
      .put({ pk: 'a', sk: 'b' })
      .catch((e) => e);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(failure.message).not.toContain('\n');
  });

  it('maps an unreachable endpoint to a retryable error', async () => {
    const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const client = { send: () => Promise.reject(error) } as never;
    await expect(dynamoStore({ tableName: 't', client }).query('p')).rejects.toMatchObject({ retryable: true });
  });
});
