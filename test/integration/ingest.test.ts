import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latestDayBars, putNextDayBars } from '../../functions/adapters/records/dayBars.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { dayOf } from '../../shared/market/day.ts';
import { ingestRig, rowOf } from '../fixtures/ingestRig.ts';
import { startDynalite } from '../fixtures/startDynalite.ts';
import { type Replay, startReplay } from '../fixtures/startReplay.ts';

let replay: Replay;
let store: TableStore;
let rig: ReturnType<typeof ingestRig>;

beforeAll(async () => {
  replay = await startReplay({ now: '2024-03-15T07:02:00Z' });
});
afterAll(() => replay.close());
beforeEach(() => {
  replay.reset();
  store = memoryStore(() => replay.clock.now());
  rig = ingestRig(replay, store);
});

/** Everything in the table that a repeat must leave as it is: all but the records of the runs. */
async function contents(table: TableStore) {
  const panels = await table.query('PANEL#1h#2024-03');
  const bars = await table.query('BARS#1d#2024');
  return [...panels, ...bars].map(({ pk, sk, body }) => [pk, sk, Buffer.from(body ?? []).toString('base64')]);
}

describe('ingest', () => {
  it('writes the hour once, however often and late its event comes', async () => {
    await rig.run('2024-03-15T07:02:00Z');
    const first = await contents(store);
    replay.clock.update({ now: '2024-03-15T07:40:00Z' });
    expect(await rig.run('2024-03-15T07:02:00Z')).toMatchObject({ status: 'ok' });
    replay.clock.update({ now: '2024-03-15T12:00:00Z' });
    expect(await rig.run('2024-03-15T07:02:00Z')).toMatchObject({ status: 'ok', bucket: '2024-03-15T07' });
    expect(await contents(store)).toEqual(first);
  });

  it('settles two runs of one hour at once', async () => {
    const runs = await Promise.all([rig.run('2024-03-15T07:02:00Z'), rig.run('2024-03-15T07:02:00Z')]);
    expect(runs.map((run) => run.status)).toEqual(['ok', 'ok']);
    expect(runs[0].counts).toEqual(runs[1].counts);
    expect(await contents(store)).toHaveLength(1);
  });

  it.each([
    ['is over', '2024-03-15T06:02:00Z', 'HOUR_OVER'],
    ['has not begun', '2024-03-15T08:02:00Z', 'HOUR_NOT_BEGUN'],
  ])('writes nothing under an hour that %s', async (_what, scheduled, code) => {
    expect(await rig.run(scheduled)).toMatchObject({ status: 'skipped', error_code: code });
    expect(await rig.panel(scheduled.slice(0, 13))).toBeUndefined();
  });

  it('takes the panel of T00 for the close of the day before, if read within ten minutes', async () => {
    replay.clock.update({ now: '2024-03-15T00:09:00Z' });
    expect(await rig.run('2024-03-15T00:02:00Z')).toMatchObject({ counts: { close_written: 1 } });
    const bars = await latestDayBars(store, dayOf('2024-03-14'));
    const panel = await rig.panel('2024-03-15T00');
    expect(bars).toMatchObject({ date: '2024-03-14', revision: 0 });
    expect(bars?.rows.find(([token]) => token === 'bitcoin')?.[1]).toBe(rowOf(panel, 'bitcoin')?.price);
    expect(await rig.run('2024-03-15T00:02:00Z')).toMatchObject({ counts: { close_written: 0 } });
    expect((await latestDayBars(store, dayOf('2024-03-14')))?.revision).toBe(0);
  });

  it('does not take a later reading of that hour for a close', async () => {
    replay.clock.update({ now: '2024-03-15T00:11:00Z' });
    expect(await rig.run('2024-03-15T00:02:00Z')).toMatchObject({ status: 'ok', counts: { close_written: 0 } });
    expect(await latestDayBars(store, dayOf('2024-03-14'))).toBeUndefined();
  });

  it('writes the close after a kill between the panel and the bars', async () => {
    replay.clock.update({ now: '2024-03-15T00:03:00Z' });
    const dying: TableStore = {
      ...store,
      putIfAbsent: (item) =>
        item.pk.startsWith('BARS') ? Promise.reject(new Error('killed')) : store.putIfAbsent(item),
    };
    await ingestRig(replay, dying).run('2024-03-15T00:02:00Z');
    expect(await latestDayBars(store, dayOf('2024-03-14'))).toBeUndefined();
    replay.clock.update({ now: '2024-03-15T03:00:00Z' });
    expect(await rig.run('2024-03-15T00:02:00Z')).toMatchObject({ status: 'ok', counts: { close_written: 1 } });
  });

  it('completes bars that history wrote first, without touching their closes', async () => {
    replay.clock.update({ now: '2024-03-15T00:03:00Z' });
    await putNextDayBars(store, dayOf('2024-03-14'), undefined, [
      ['bitcoin', 70_000, 2, null, null, 'binance', 'accepted'],
    ]);
    await rig.run('2024-03-15T00:02:00Z');
    const bars = await latestDayBars(store, dayOf('2024-03-14'));
    expect(bars?.revision).toBe(1);
    const bitcoin = bars?.rows.find(([token]) => token === 'bitcoin');
    expect(bitcoin?.slice(0, 3)).toEqual(['bitcoin', 70_000, 2]);
    expect(bitcoin?.[4]).toBeGreaterThan(19e6);
  });

  it('lets a refused level through once it has held for 24 readings, and keeps it', async () => {
    const flags: (string | undefined)[] = [];
    await rig.run('2024-03-15T07:02:00Z');
    replay.faults.add({ path: 'coins/markets', kind: 'scale_price', id: 'pepe', factor: 1000 }, replay.clock.now());
    for (let hour = 1; hour <= 26; hour++) {
      replay.clock.update({ advance_seconds: 3600 });
      const time = new Date(replay.clock.now()).toISOString();
      await rig.run(time);
      flags.push(rowOf(await rig.panel(time.slice(0, 13)), 'pepe')?.flag);
    }
    expect(flags).toEqual([...Array(23).fill('quarantined'), 'accepted', 'accepted', 'accepted']);
  });

  it('does the same on a DynamoDB', async () => {
    const dynalite = await startDynalite();
    const table = dynamoStore({ ...dynalite, now: () => replay.clock.now() });
    replay.clock.update({ now: '2024-03-15T00:05:00Z' });
    expect(await ingestRig(replay, table).run('2024-03-15T00:02:00Z')).toMatchObject({ status: 'ok' });
    await rig.run('2024-03-15T00:02:00Z');
    expect(await contents(table)).toEqual(await contents(store));
    await dynalite.close();
  });
});
