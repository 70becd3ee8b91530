import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latestDayBars } from '../../functions/adapters/records/dayBars.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { dayOf } from '../../shared/market/day.ts';
import { ingestRig, rowOf } from '../fixtures/ingestRig.ts';
import { type Fault, type Replay, startReplay } from '../fixtures/startReplay.ts';

const START = '2024-03-14T20:02:00Z';
let replay: Replay;
let store: TableStore;

beforeAll(async () => {
  replay = await startReplay({ now: START });
});
afterAll(() => replay.close());
beforeEach(() => {
  replay.reset();
  store = memoryStore(() => replay.clock.now());
});

/** Runs the slot of an hour at its time, in a rig of its own: as a process of its own would, with nothing but the table. */
async function hour(time: string, ...faults: Fault[]) {
  replay.faults.clear();
  replay.clock.update({ now: time });
  replay.faults.add(faults, replay.clock.now());
  const rig = ingestRig(replay, store, {}, { withSecond: true });
  return { run: await rig.run(time), panel: await rig.panel(time.slice(0, 13)) };
}

const firstOut: Fault = { path: 'coins/markets', kind: 'status', status: 503 };
const secondOut: Fault = { path: 'ticker/24hr', kind: 'status', status: 503 };

describe('the second source', () => {
  it('stands in when the first is out for the second run, until it answers again', async () => {
    expect((await hour('2024-03-14T20:02:00Z')).panel).toMatchObject({
      source: 'coingecko',
      check: { source: 'binance' },
    });
    const missed = await hour('2024-03-14T21:02:00Z', firstOut);
    expect(missed).toMatchObject({ run: { name: 'AppError', code: 'SOURCE_FAILING' }, panel: undefined });

    for (const time of ['2024-03-14T22:02:00Z', '2024-03-14T23:02:00Z']) {
      const { run, panel } = await hour(time, firstOut);
      expect(run).toMatchObject({ status: 'partial', error_code: 'SECOND_SOURCE' });
      expect(run.detail).toMatch(/^binance stands in for coingecko/);
      expect(panel).toMatchObject({ source: 'binance', volumeScope: 'venue', standsInFor: 'coingecko' });
      expect(panel?.check).toBeUndefined();
      expect(rowOf(panel, 'bitcoin')).toMatchObject({ flag: 'accepted', supply: null });
      expect(rowOf(panel, 'bitcoin')?.volume).toBeGreaterThan(0);
    }
    const back = await hour('2024-03-15T00:02:00Z');
    expect(back.run).toMatchObject({ status: 'ok', counts: { close_written: 1 } });
    expect(back.panel).toMatchObject({ source: 'coingecko' });
    expect(back.panel?.standsInFor).toBeUndefined();
  });

  it('writes a close of its own into the column of its scope, without a supply', async () => {
    await hour('2024-03-14T23:02:00Z', firstOut);
    const { run } = await hour('2024-03-15T00:02:00Z', firstOut);
    expect(run).toMatchObject({ counts: { close_written: 1 } });
    const bars = await latestDayBars(store, dayOf('2024-03-14'));
    const [, close, venue, aggregate, supply, source, flag] = bars?.rows.find(([token]) => token === 'bitcoin') ?? [];
    expect([aggregate, supply, source, flag]).toEqual([null, null, 'binance', 'accepted']);
    expect(close).toBeGreaterThan(0);
    expect(venue).toBeGreaterThan(0);
  });

  it('is remembered by the table: a repeat or a late event of a missed hour changes nothing about it', async () => {
    await hour('2024-03-14T21:02:00Z', firstOut);
    replay.clock.update({ now: '2024-03-14T22:01:00Z' });
    const late = await ingestRig(replay, store, {}, { withSecond: true }).run('2024-03-14T21:02:00Z');
    expect(late).toMatchObject({ status: 'skipped', error_code: 'HOUR_OVER' });
    const first = await hour('2024-03-14T22:02:00Z', firstOut);
    expect(first.run).toMatchObject({ error_code: 'SECOND_SOURCE' });
    expect((await hour('2024-03-14T22:02:00Z', firstOut)).run).toMatchObject({ error_code: 'SECOND_SOURCE' });
    expect((await hour('2024-03-14T23:02:00Z', firstOut)).run).toMatchObject({ error_code: 'SECOND_SOURCE' });
  });

  it('does not stand in for a store that failed, nor when it is out too', async () => {
    const down: TableStore = { ...store, putIfAbsent: () => Promise.reject(new Error('down')) };
    replay.clock.update({ now: '2024-03-14T21:02:00Z' });
    await ingestRig(replay, down, {}, { withSecond: true }).run('2024-03-14T21:02:00Z');
    expect((await hour('2024-03-14T22:02:00Z', firstOut)).run).toMatchObject({ code: 'SOURCE_FAILING' });
    const both = await hour('2024-03-14T23:02:00Z', firstOut, secondOut);
    expect(both.run).toMatchObject({ code: 'SOURCE_FAILING', message: expect.stringMatching(/binance.*is out too/) });
    expect(both.panel).toBeUndefined();
  });

  it('stands in for a source that answers without one current price', async () => {
    const empty: Fault = { path: 'coins/markets', kind: 'wrong_type', fields: ['current_price'] };
    expect((await hour('2024-03-14T21:02:00Z', empty)).run).toMatchObject({ code: 'SOURCE_SILENT' });
    expect((await hour('2024-03-14T22:02:00Z', empty)).panel).toMatchObject({ source: 'binance' });
  });
});

describe('two sources that differ', () => {
  const drift = (factor: number): Fault => ({ path: 'coins/markets', kind: 'scale_price', id: 'pepe', factor });

  it('quarantine a token that drifts away by more than 3%, hour by hour and at the close', async () => {
    expect(rowOf((await hour('2024-03-14T22:02:00Z', drift(1.02))).panel, 'pepe')?.flag).toBe('accepted');
    const { run, panel } = await hour('2024-03-15T00:02:00Z', drift(1.04));
    expect(rowOf(panel, 'pepe')).toMatchObject({ flag: 'quarantined', price: null });
    expect(rowOf(panel, 'pepe')?.reason).toMatch(/^two sources differ: \$\S+ and \$\S+$/);
    expect(panel?.check?.apart).toEqual(['pepe']);
    expect(run.counts).toMatchObject({ apart: 1, quarantined: 1 });
    const bars = await latestDayBars(store, dayOf('2024-03-14'));
    expect(bars?.rows.find(([token]) => token === 'pepe')?.slice(1)).toEqual([
      null,
      null,
      null,
      null,
      'coingecko',
      'quarantined',
    ]);
  });

  it('never let a contradicted price through for holding its level', async () => {
    const flags = new Set<string | undefined>();
    for (let n = 0; n < 27; n++) {
      const time = new Date(Date.parse(START) + n * 3_600_000).toISOString();
      flags.add(rowOf((await hour(time, drift(1.5))).panel, 'pepe')?.flag);
    }
    expect([...flags]).toEqual(['quarantined']);
  });

  it('confirm a jump that both show', async () => {
    await hour('2024-03-14T20:02:00Z');
    const both = [drift(10), { path: 'ticker/24hr', kind: 'scale_price', id: 'PEPEUSDT', factor: 10 }];
    expect(rowOf((await hour('2024-03-14T21:02:00Z', ...both)).panel, 'pepe')?.flag).toBe('accepted');
  });

  it('leave a close that jumps to history, which is judged on its own', async () => {
    await hour('2024-03-14T20:02:00Z');
    const { panel } = await hour('2024-03-15T00:02:00Z', { path: 'coins/markets', kind: 'scale_price', factor: 1000 });
    expect(panel?.rows.filter((row) => row[4] === 'accepted')).toEqual([]);
    expect(panel?.rows.filter((row) => row[4] === 'quarantined').length).toBeGreaterThan(100);
    expect(await latestDayBars(store, dayOf('2024-03-14'))).toBeUndefined();
  });
});
