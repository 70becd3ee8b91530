import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latestDayBars, putNextDayBars } from '../../functions/adapters/records/dayBars.ts';
import type { BarRow } from '../../functions/adapters/records/formats.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { dayOf } from '../../shared/market/day.ts';
import { backfillRig } from '../fixtures/backfillRig.ts';
import { type Replay, startReplay } from '../fixtures/startReplay.ts';

const NEXT_DAY = '2024-03-16T00:20:00Z';
const DAY = '2024-03-15';

let replay: Replay;
let store: TableStore;
let rig: ReturnType<typeof backfillRig>;

beforeAll(async () => {
  replay = await startReplay({ now: '2024-03-15T07:00:00Z' });
});
afterAll(() => replay.close());
beforeEach(async () => {
  replay.reset();
  store = memoryStore(() => replay.clock.now());
  rig = backfillRig(replay, store);
  await rig.run();
  await rig.run();
  expect((await rig.progress())?.repairedThrough).toBe(dayOf('2024-03-14'));
});

/** Writes the day's quotes as ingest would, `scale` times what the exchange says for one token. */
async function quoted(token: string, scale: number) {
  replay.clock.update({ now: NEXT_DAY });
  const probe = memoryStore(() => replay.clock.now());
  await backfillRig(replay, probe).run();
  const truth = await latestDayBars(probe, dayOf(DAY));
  const rows = (truth?.rows ?? []).map((row): BarRow => {
    const close = (row[1] as number) * (row[0] === token ? scale : 1.001);
    return [row[0], close, null, 5e6, 1e9, 'coingecko', 'accepted'];
  });
  await putNextDayBars(store, dayOf(DAY), undefined, rows);
}

describe('the daily repair', () => {
  it('fills a day that ingest missed altogether', async () => {
    replay.clock.update({ now: NEXT_DAY });
    expect(await rig.bar('bitcoin', DAY)).toBeUndefined();
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    expect(await rig.bar('bitcoin', DAY)).toMatchObject({ revision: 0, source: 'binance', flag: 'accepted' });
    expect(await rig.bar('sats-ordinals', DAY)).toMatchObject({ source: 'coingecko', flag: 'accepted' });
  });

  it('fills every day of a long absence, not only the last ten', async () => {
    replay.clock.update({ now: '2024-04-10T00:20:00Z' });
    await rig.run();
    for (const day of ['2024-03-15', '2024-03-25', '2024-04-09'])
      expect((await rig.bar('bitcoin', day))?.flag).toBe('accepted');
    expect(await rig.progress()).toMatchObject({ repairedThrough: dayOf('2024-04-09') });
  });

  it('waits until charts show the finished day', async () => {
    replay.clock.update({ now: '2024-03-16T00:05:00Z' });
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    expect(await rig.bar('bitcoin', DAY)).toBeUndefined();
  });

  it('adds the exchange volume to a quoted close that the exchange confirms', async () => {
    await quoted('nobody', 1);
    expect(await rig.run()).toMatchObject({ status: 'ok', counts: { quarantined: 0 } });
    const bar = await rig.bar('pepe', DAY);
    expect(bar).toMatchObject({ revision: 1, source: 'coingecko', flag: 'accepted', aggregate: 5e6, supply: 1e9 });
    expect(bar?.venue).toBeGreaterThan(0);
  });

  it('quarantines a quoted close more than 3% off the exchange, that token-day only', async () => {
    await quoted('pepe', 1.04);
    expect(await rig.run()).toMatchObject({ status: 'ok', counts: { quarantined: 1 } });
    expect(await rig.bar('pepe', DAY)).toMatchObject({ revision: 1, flag: 'quarantined', close: null });
    expect(await rig.bar('bonk', DAY)).toMatchObject({ flag: 'accepted', source: 'coingecko' });
    expect(await rig.bar('pepe', '2024-03-14')).toMatchObject({ revision: 0, flag: 'accepted' });
  });

  it('leaves a repaired table alone when run again', async () => {
    await quoted('pepe', 1.04);
    await rig.run();
    const before = await store.query('BARS#1d#2024');
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    replay.clock.update({ now: '2024-03-17T00:20:00Z' });
    await rig.run();
    const after = await store.query('BARS#1d#2024', { to: `${DAY}#s` });
    expect(after.map(({ sk }) => sk)).toEqual(before.map(({ sk }) => sk));
    expect(await rig.bar('bitcoin', '2024-03-16')).toMatchObject({ flag: 'accepted' });
  });

  it('keeps what it learnt when a source fails half-way, and does the rest next time', async () => {
    replay.clock.update({ now: NEXT_DAY });
    replay.faults.add({ path: 'market_chart', kind: 'status', status: 503 }, replay.clock.now());
    expect(await rig.run()).toMatchObject({ status: 'partial', error_code: 'SOURCE_FAILING' });
    expect(await rig.bar('sats-ordinals', DAY)).toBeUndefined();
    replay.faults.clear();
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    expect(await rig.bar('sats-ordinals', DAY)).toMatchObject({ flag: 'accepted' });
  });
});
