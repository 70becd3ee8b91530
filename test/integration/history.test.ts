import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { getCloseRecord } from '../../functions/adapters/records/closeRecords.ts';
import { type HistoryIds, historyOf } from '../../functions/adapters/records/historyKeys.ts';
import {
  closesIndexOf,
  readClosesText,
  readHeatText,
  readHourlyHistory,
  readNarrativeHistory,
  readPerformanceText,
  readTokenHistory,
} from '../../functions/adapters/records/historyReaders.ts';
import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { readLog } from '../../functions/adapters/records/rotationLog.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { compute } from '../../functions/compute/compute.ts';
import { closesIndex, closesYear } from '../../shared/contracts/closes.ts';
import { heatHistory, narrativeHistory, tokenHistory } from '../../shared/contracts/history.ts';
import { performanceHistory } from '../../shared/contracts/performance.ts';
import { dayOf, isoDateOf } from '../../shared/market/day.ts';
import { contextOf, fillTable, HISTORY_FROM, putBars, putQuotes } from '../fixtures/computeTable.ts';
import { interceptedStore } from '../fixtures/interceptedStore.ts';

const GENESIS = dayOf('2024-03-10');
const LAST = GENESIS + 4;
const at = (day: number, hour = '00') => Date.parse(`${isoDateOf(day)}T${hour}:10:00Z`);
let now = at(GENESIS + 1);
const run = (store: TableStore, ms: number) => {
  now = ms;
  return compute(contextOf(store), ms, HISTORY_FROM, async () => ms);
};

/** A record opened on SIMULATED prices, advanced a close at a time with a day without prices in it, then an hour on. */
const store = memoryStore(() => now);
await fillTable(store, GENESIS);
await run(store, at(GENESIS + 1));
let before = await idsOf(store);
for (let day = GENESIS + 1; day <= LAST; day++) {
  before = await idsOf(store);
  await putBars(store, day, day === GENESIS + 2 ? (token) => token < 'd' : undefined);
  await putQuotes(store, `${isoDateOf(day + 1)}T00`);
  await run(store, at(day + 1));
}
await putQuotes(store, `${isoDateOf(LAST + 1)}T01`);
await run(store, at(LAST + 1, '01'));
const ids = await idsOf(store);

async function idsOf(table: TableStore): Promise<HistoryIds> {
  const pointer = await readPointer(table);
  return historyOf(pointer!)!;
}

/** What a reader gives, and the calls of the store it made. */
async function counted<T>(read: (counting: TableStore) => Promise<T>): Promise<{ value: T; calls: number }> {
  let calls = 0;
  const counting = interceptedStore(store, () => {
    calls += 1;
  });
  return { value: await read(counting), calls };
}

describe('the history a snapshot points to', () => {
  it('reaches its close, and lets go of what the closes before had written', async () => {
    expect(ids).toMatchObject({ through: isoDateOf(LAST), backtestFrom: null });
    expect(closesIndex.parse(closesIndexOf(ids))).toEqual({
      years: [{ year: 2024, final: false }],
      backtest_from: null,
    });
    const [old, current] = [before.years['2024'], ids.years['2024']];
    const kept = async () => {
      const items = [...(await store.query(`HIST#${old}`)), ...(await store.query('HIST#token#1'))];
      return items.map(({ sk, ttl }) => [sk, ttl]);
    };
    const end = at(LAST + 1) / 1000 + 2 * 86_400;
    expect(await kept()).toEqual([
      ['closes#00', end],
      ['closes#01', end],
      ['notes', end],
      ...[
        [`2024#${old}`, end],
        [`2024#${current}`, undefined],
      ].sort(),
    ]);
    now = end * 1000;
    expect(await kept()).toEqual([[`2024#${current}`, undefined]]);
    now = at(LAST + 1, '01');
  });

  it('is the same after any further run, and when the closes were caught up with at once', async () => {
    const late = memoryStore(() => now);
    await fillTable(late, GENESIS);
    await run(late, at(GENESIS + 1));
    for (let day = GENESIS + 1; day <= LAST; day++) {
      await putBars(late, day, day === GENESIS + 2 ? (token) => token < 'd' : undefined);
    }
    await putQuotes(late, `${isoDateOf(LAST + 1)}T01`);
    await run(late, at(LAST + 1, '01'));
    const { hours: _, ...rest } = await idsOf(late);
    expect(ids).toMatchObject(rest);
    await run(store, at(LAST + 1, '01'));
    expect(await idsOf(store)).toEqual(ids);
  });
});

describe('every body', () => {
  it('of a token meets its contract in one read, and says what the closes said', async () => {
    const { value, calls } = await counted((table) => readTokenHistory(table, ids, 'solana', 'all'));
    expect(calls).toBe(1);
    expect(tokenHistory.parse(value)).toEqual(value);
    expect(value?.times).toHaveLength(LAST - HISTORY_FROM + 1);
    const close = await getCloseRecord(store, 'GRADES', LAST);
    expect(value?.grade.at(-1)).toBeCloseTo(close!.grades.find(({ token }) => token === 'solana')!.grade, 2);
    // The day passed over has prices where there were any, and no decision.
    expect(value?.signal.at(-3)).toBeNull();
    expect(value?.close.at(-3)).toBeNull();
    expect((await readTokenHistory(store, ids, 'bitcoin', '7d'))?.close.at(-3)).toBeGreaterThan(0);
    expect(await readTokenHistory(store, ids, 'no-such-token', 'all')).toBeUndefined();
  });

  it('of a narrative meets its contract in one read, by day and by hour', async () => {
    const daily = await counted((table) => readNarrativeHistory(table, ids, 'ai', '30d'));
    expect(daily.calls).toBe(1);
    expect(narrativeHistory.parse(daily.value)).toEqual(daily.value);
    expect(daily.value?.times.at(-1)).toBe(isoDateOf(LAST));
    const hourly = await counted((table) => readHourlyHistory(table, ids, 'ai', '7d'));
    expect(hourly.calls).toBe(1);
    expect(narrativeHistory.parse(hourly.value)).toEqual(hourly.value);
    expect(hourly.value?.times.slice(-2).map((time) => time.slice(0, 13))).toEqual(
      ['00', '01'].map((hour) => `${isoDateOf(LAST + 1)}T${hour}`),
    );
    expect(hourly.value?.bitcoin.at(-1)).toBeGreaterThan(0);
    expect(await readHourlyHistory(store, ids, 'no-such-narrative', '7d')).toBeUndefined();
  });

  it('of heat, performance and closes meets its contract in one read', async () => {
    const bodies = [
      [heatHistory, (table: TableStore) => readHeatText(table, ids)],
      [performanceHistory, (table: TableStore) => readPerformanceText(table, ids)],
      [closesYear, (table: TableStore) => readClosesText(table, ids, '2024')],
    ] as const;
    for (const [schema, read] of bodies) {
      const { value, calls } = await counted<string | undefined>(read);
      expect(calls).toBe(1);
      const body = JSON.parse(value ?? '');
      expect((schema as z.ZodType).parse(body)).toEqual(body);
    }
    expect(await readClosesText(store, ids, '2019')).toBeUndefined();
  });

  it('of performance keeps the record apart: its values are those of the log', async () => {
    const { record, backtest, backtest_missing } = performanceHistory.parse(
      JSON.parse(await readPerformanceText(store, ids)),
    );
    const log = await readLog(store);
    expect(record).toMatchObject({ hypothetical: false, started_on: isoDateOf(GENESIS), weeks: 0, figures: null });
    expect(record.times).toEqual(log.map(({ date }) => date));
    expect(record.nav_net).toEqual(log.map(({ nav_net }) => Number(nav_net.toPrecision(6))));
    expect(record.allocation.cash).toEqual(log.map(({ cash }) => expect.closeTo(cash, 3)));
    expect(record.allocation.moves).toEqual(log.map(({ decisions }) => decisions.length));
    expect(record.verdict).toBe('no evidence yet (0 weeks)');
    expect(backtest).toBeNull();
    expect(backtest_missing).toMatch(/history begins on 2024-01-01: 0 closes after a warm-up of 180 days/);
  });
});
