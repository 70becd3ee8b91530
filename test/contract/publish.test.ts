import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { readParts, snapshotPartition } from '../../functions/adapters/records/snapshotParts.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { publish } from '../../functions/compute/publish.ts';
import type { SnapshotParts } from '../../shared/contracts/snapshot.ts';
import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { interceptedStore } from '../fixtures/interceptedStore.ts';
import { INFO, snapshotPartsFixture } from '../fixtures/snapshotParts.ts';
import { type DynaliteFixture, startDynalite } from '../fixtures/startDynalite.ts';

const NOW = Date.parse('2026-11-22T07:10:00Z');
const COMPUTED_AT = '2026-11-22T07:10:01.000Z';
const DAY_MS = 86_400_000;
let nowMs = NOW;
let dynalite: DynaliteFixture;
let tables = 0;

beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.close());
beforeEach(() => {
  nowMs = NOW;
});

const stores: Record<string, () => Promise<TableStore>> = {
  memory: async () => memoryStore(() => nowMs),
  dynalite: async () => {
    const tableName = `publish-${tables++}`;
    await dynalite.createTable(tableName);
    return dynamoStore({ tableName, client: dynalite.client, now: () => nowMs });
  },
};

/** The fixture with another sentence: different content. */
const saying = (sentence: string): SnapshotParts => ({
  ...snapshotPartsFixture,
  market: { ...snapshotPartsFixture.market, sentence },
});
const at = (asOf: string) => ({ ...INFO, asOf });
const sentenceNow = async (store: TableStore): Promise<string> => {
  const parts = await readParts(store, (await readPointer(store))?.snapshotId ?? 'none');
  return JSON.parse(parts.market ?? '').sentence;
};
const ttlsOf = async (store: TableStore, snapshotId: string) =>
  (await store.query(snapshotPartition(snapshotId))).map((item) => item.ttl);

describe.each(Object.entries(stores))('publish on %s', (_name, open) => {
  let store: TableStore;
  beforeEach(async () => {
    store = await open();
  });

  it('stores every part and points at them, with computed_at from the caller', async () => {
    const result = await publish(store, snapshotPartsFixture, INFO, COMPUTED_AT);
    expect(result).toMatchObject({ seq: 1, outcome: 'published' });
    expect(await readPointer(store)).toMatchObject({ ...INFO, seq: 1, computedAt: COMPUTED_AT });
    const texts = await readParts(store, result.snapshotId);
    const parts = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text)]));
    expect(parts).toEqual(JSON.parse(canonicalJson(snapshotPartsFixture)));
  });

  it('writes nothing for the same content and as_of, whatever the wall time', async () => {
    const first = await publish(store, snapshotPartsFixture, INFO, COMPUTED_AT);
    const calls: string[] = [];
    const watched = interceptedStore(store, ({ method }) => void calls.push(method));
    const again = await publish(watched, structuredClone(snapshotPartsFixture), INFO, '2026-11-22T09:59:59.000Z');
    expect(again).toEqual({ ...first, outcome: 'unchanged' });
    expect(calls).toEqual(['get']);
    expect((await readPointer(store))?.computedAt).toBe(COMPUTED_AT);
  });

  it('never replaces a later as_of by an earlier one, however it is spelled', async () => {
    const later = await publish(store, saying('later'), at('2026-11-22T07:00:00.500Z'), COMPUTED_AT);
    const late = await publish(store, saying('earlier'), at('2026-11-22T07:00:00Z'), COMPUTED_AT);
    expect(late).toEqual({ snapshotId: later.snapshotId, seq: 1, outcome: 'superseded' });
    expect(await sentenceNow(store)).toBe('later');
  });

  it('gives a superseded snapshot 90 days, and the current one none', async () => {
    const first = await publish(store, saying('one'), INFO, COMPUTED_AT);
    const second = await publish(store, saying('two'), INFO, COMPUTED_AT);
    const end = Date.parse(COMPUTED_AT) / 1000 + 90 * 86_400;
    expect(new Set(await ttlsOf(store, first.snapshotId))).toEqual(new Set([end]));
    expect(new Set(await ttlsOf(store, second.snapshotId))).toEqual(new Set([undefined]));
    nowMs = NOW + 91 * DAY_MS;
    expect(await ttlsOf(store, first.snapshotId)).toEqual([]);
    expect(await sentenceNow(store)).toBe('two');
  });

  it.each([
    ['while it waits for its end', 0],
    ['after its end, swept or not', 91 * DAY_MS],
  ])('lets a snapshot that becomes current again live on: %s', async (_when, laterMs) => {
    const first = await publish(store, saying('one'), INFO, COMPUTED_AT);
    await publish(store, saying('two'), INFO, COMPUTED_AT);
    nowMs = NOW + laterMs;
    const back = await publish(store, saying('one'), INFO, new Date(nowMs).toISOString());
    expect(back).toEqual({ snapshotId: first.snapshotId, seq: 3, outcome: 'published' });
    expect(new Set(await ttlsOf(store, first.snapshotId))).toEqual(new Set([undefined]));
    nowMs += 365 * DAY_MS;
    expect(await sentenceNow(store)).toBe('one');
  });

  it('cuts a large part into items and joins it again, multi-byte characters included', async () => {
    const sentence = 'é€🌊'.repeat(120_000);
    const { snapshotId } = await publish(store, saying(sentence), INFO, COMPUTED_AT);
    const keys = (await store.query(snapshotPartition(snapshotId))).map((item) => item.sk);
    expect(keys.filter((key) => key.startsWith('market'))).toEqual([
      'market#00',
      'market#01',
      'market#02',
      'market#03',
    ]);
    expect(await sentenceNow(store)).toBe(sentence);
  });

  it('lets one of two publishers at once win, and the other decide again on what it finds', async () => {
    await publish(store, saying('before'), INFO, COMPUTED_AT);
    const results = await Promise.all([
      publish(store, saying('hour 8'), at('2026-11-22T08:00:00Z'), COMPUTED_AT),
      publish(store, saying('hour 9'), at('2026-11-22T09:00:00Z'), COMPUTED_AT),
    ]);
    expect(results[1]?.outcome).toBe('published');
    expect(['published', 'superseded']).toContain(results[0]?.outcome);
    expect(await sentenceNow(store)).toBe('hour 9');
  });

  it('keeps the sequence whole when many publish the same hour at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, index) => publish(store, saying(`writer ${index}`), INFO, COMPUTED_AT)),
    );
    expect(results.map((result) => result.seq).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await readPointer(store))?.seq).toBe(6);
  });
});
