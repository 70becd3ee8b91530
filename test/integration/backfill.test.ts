import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { backfillRig, smallRegistry } from '../fixtures/backfillRig.ts';
import { interceptedStore } from '../fixtures/interceptedStore.ts';
import { startDynalite } from '../fixtures/startDynalite.ts';
import { type Replay, startReplay } from '../fixtures/startReplay.ts';

let replay: Replay;
let store: TableStore;

beforeAll(async () => {
  replay = await startReplay({ now: '2024-03-15T07:00:00Z' });
});
afterAll(() => replay.close());
beforeEach(() => {
  replay.reset();
  store = memoryStore(() => replay.clock.now());
});

/** All day bars and checkpoints, as stored. */
async function contents(table: TableStore) {
  const items = [
    ...(await table.query('BARS#1d#2023')),
    ...(await table.query('BARS#1d#2024')),
    ...(await table.query('BACKFILL', { from: 'token#' })),
  ];
  return items.map(({ pk, sk, body }) => [pk, sk, Buffer.from(body ?? []).toString('base64')]);
}

describe('backfill', () => {
  it('fills every token, assembles one revision of each day, and says which source fed it', async () => {
    const rig = backfillRig(replay, store);
    expect(await rig.run()).toMatchObject({ status: 'ok', counts: { tokens: 10, failed: 0, pending: 0 } });
    expect(await rig.progress()).toMatchObject({ phase: 'done', tokensDone: 10, tokensTotal: 10, tokensFailed: 0 });
    expect(await store.query('BARS#1d#2023')).toHaveLength(92);
    expect(await store.query('BARS#1d#2024')).toHaveLength(74);
    expect(await rig.bar('bitcoin', '2024-03-14')).toMatchObject({
      revision: 0,
      source: 'binance',
      supply: null,
      aggregate: null,
    });
    expect(await rig.bar('sats-ordinals', '2024-03-13')).toMatchObject({ source: 'coingecko', flag: 'accepted' });
    expect(await rig.bar('render-token', '2023-10-01')).toMatchObject({ source: 'binance', flag: 'accepted' });
  });

  it('takes everything, supply included, from the chart when klines are not used', async () => {
    const rig = backfillRig(replay, store, { withKlines: false });
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    expect(await rig.bar('bitcoin', '2024-03-13')).toMatchObject({ source: 'coingecko', supply: expect.any(Number) });
  });

  it('goes on after a kill between its last checkpoint and the count of them', async () => {
    let checkpoints = 0;
    const dying: TableStore = {
      ...store,
      put(item) {
        if (checkpoints === 10) return Promise.reject(new Error('killed'));
        if (item.sk.startsWith('token#')) checkpoints++;
        return store.put(item);
      },
    };
    await backfillRig(replay, dying).run();
    expect((await backfillRig(replay, store).checkpoints()).size).toBe(10);
    expect(await backfillRig(replay, store).run()).toMatchObject({ status: 'ok', counts: { tokens: 10 } });
    expect(await backfillRig(replay, store).progress()).toMatchObject({ phase: 'done' });
  });

  it('leaves the table as it is when run again', async () => {
    const rig = backfillRig(replay, store);
    await rig.run();
    const first = await contents(store);
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    expect(await contents(store)).toEqual(first);
  });

  it('with nothing to do reads its progress once in a process, until the next day has to be repaired', async () => {
    const asked: string[] = [];
    const watched = interceptedStore(store, ({ method, pk }) => {
      if (pk === 'BACKFILL') asked.push(method);
    });
    const rig = backfillRig(replay, watched);
    await rig.run();
    replay.clock.update({ advance_seconds: 3 * 3_600 });
    await rig.run();
    asked.length = 0;
    for (let run = 0; run < 3; run++) expect(await rig.run()).toMatchObject({ status: 'ok' });
    expect(asked).toEqual(['get']);
    replay.clock.update({ advance_seconds: 86_400 });
    await rig.run();
    expect(asked.length).toBeGreaterThan(2);
  });

  it('stops when its time is up and goes on from its checkpoints', async () => {
    expect(await backfillRig(replay, store, { budgetMs: 0 }).run()).toMatchObject({
      status: 'partial',
      error_code: 'HISTORY_INCOMPLETE',
    });
    let runs = 0;
    while ((await backfillRig(replay, store, { budgetMs: 0 }).run()).status !== 'ok') expect(++runs).toBeLessThan(20);
    expect(runs).toBe(1);
    const whole = memoryStore(() => replay.clock.now());
    await backfillRig(replay, whole).run();
    expect(await contents(store)).toEqual(await contents(whole));
  });

  it('ends with the same table after a kill at any write', async () => {
    const whole = memoryStore(() => replay.clock.now());
    await backfillRig(replay, whole).run();
    const expected = await contents(whole);
    for (const lastWrite of [0, 3, 8, 12, 40, 150, 177]) {
      store = memoryStore(() => replay.clock.now());
      let writes = 0;
      const mortal = <T>(write: () => Promise<T>) =>
        writes++ < lastWrite ? write() : Promise.reject(new Error('killed'));
      const dying: TableStore = {
        ...store,
        put: (item) => mortal(() => store.put(item)),
        putIfAbsent: (item) => mortal(() => store.putIfAbsent(item)),
      };
      expect(await backfillRig(replay, dying).run()).toBeInstanceOf(Error);
      expect(await backfillRig(replay, store).run()).toMatchObject({ status: 'ok' });
      expect(await contents(store), `killed after write ${lastWrite}`).toEqual(expected);
    }
  });

  it('records a token no source knows as failed, with the reason, and fills the others', async () => {
    replay.faults.add({ path: 'sats-ordinals/market_chart', kind: 'status', status: 404 }, replay.clock.now());
    const rig = backfillRig(replay, store);
    expect(await rig.run()).toMatchObject({ counts: { tokens: 9, failed: 1 } });
    const checkpoint = (await rig.checkpoints()).get('sats-ordinals');
    expect(checkpoint).toMatchObject({ status: 'failed', reason: expect.stringContaining('does not know this id') });
    expect((await rig.progress())?.phase).toBe('done');
    expect(await rig.bar('sats-ordinals', '2024-03-10')).toBeUndefined();

    replay.faults.clear();
    replay.clock.update({ now: '2024-03-16T00:20:00Z' });
    await rig.run();
    expect(await rig.bar('sats-ordinals', '2024-03-10')).toMatchObject({ revision: 1, flag: 'accepted' });
    expect(await rig.bar('bitcoin', '2024-03-10')).toMatchObject({ revision: 1, source: 'binance' });
  });

  it('throws when the source is down before anything was filled, and recovers', async () => {
    replay.faults.add({ path: 'market_chart', kind: 'status', status: 503 }, replay.clock.now());
    const rig = backfillRig(replay, store, { withKlines: false });
    expect(await rig.run()).toMatchObject({ code: 'SOURCE_FAILING', retryable: true });
    expect((await rig.progress())?.phase).toBe('history');
    replay.faults.clear();
    expect(await rig.run()).toMatchObject({ status: 'ok', counts: { tokens: 10 } });
  });

  it('falls back to the chart at once where klines are denied, and after three runs where they are down', async () => {
    replay.faults.add({ path: 'klines', kind: 'status', status: 451 }, replay.clock.now());
    const denied = backfillRig(replay, store);
    while ((await denied.run()).status !== 'ok');
    expect((await denied.bar('chainlink', '2024-03-10'))?.source).toBe('coingecko');

    replay.reset();
    replay.faults.add({ path: 'klines', kind: 'status', status: 502 }, replay.clock.now());
    const down = backfillRig(
      replay,
      memoryStore(() => replay.clock.now()),
    );
    for (let run = 1; run <= 4; run++) {
      expect((await down.run()).status).not.toBe('ok');
      expect((await down.progress())?.phase).toBe(run < 4 ? 'history' : 'done');
    }
    expect((await down.bar('bitcoin', '2024-03-10'))?.source).toBe('coingecko');
  });

  it('quarantines an absurd bar of history and nothing beside it', async () => {
    replay.faults.add(
      { path: 'sats-ordinals/market_chart', kind: 'scale_price', id: 'sats-ordinals', factor: 1000, index: -5 },
      replay.clock.now(),
    );
    const rig = backfillRig(replay, store, { withKlines: false });
    await rig.run();
    const flags = [];
    for (const day of ['09', '10', '11', '12', '13', '14'])
      flags.push((await rig.bar('sats-ordinals', `2024-03-${day}`))?.flag);
    expect(flags).toEqual(['accepted', 'accepted', 'quarantined', 'accepted', 'accepted', 'accepted']);
    expect((await rig.bar('bitcoin', '2024-03-11'))?.flag).toBe('accepted');
  });

  it('does the same on a DynamoDB', async () => {
    const dynalite = await startDynalite();
    const table = dynamoStore({ ...dynalite, now: () => replay.clock.now() });
    await backfillRig(replay, table, { registry: smallRegistry() }).run();
    await backfillRig(replay, store).run();
    expect(await contents(table)).toEqual(await contents(store));
    await dynalite.close();
  });
});
