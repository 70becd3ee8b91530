import { mark } from '../../shared/engine/mark.ts';
import type { SnapshotInput } from '../../shared/engine/snapshot/input.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { AppError } from '../adapters/appError.ts';
import { getCloseRecord, queryCloseRecords } from '../adapters/records/closeRecords.ts';
import { latestCuration } from '../adapters/records/curation.ts';
import { newestDayBars } from '../adapters/records/dayBars.ts';
import type { StateRecord } from '../adapters/records/engineStates.ts';
import type { DayBars } from '../adapters/records/formats.ts';
import { getHourLevels } from '../adapters/records/hourLevels.ts';
import { getHourPanels, latestHourPanel } from '../adapters/records/hourPanels.ts';
import { latestModel } from '../adapters/records/models.ts';
import type { ComputeContext } from './context.ts';
import { closesOf, type LatestPrices, latestPrices } from './prices.ts';
import { HOUR_WINDOWS, returnBases, type WindowStarts, windowStart } from './returnBases.ts';

/** Closes shown as sparklines, and the oldest base of a return that can be a daily close. */
const CLOSES_READ = 32;
const MOVES_DAYS = 14;

/** Reads what a snapshot of `bucket` is assembled from: the last close's facts, the newest prices and the bases. */
export async function readSnapshotInput(
  context: ComputeContext,
  record: StateRecord,
  bucket: string,
): Promise<{ readonly input: SnapshotInput; readonly prices: LatestPrices }> {
  const { store, registry, params } = context;
  const day = record.state.day;
  if (day === null) throw new Error('readSnapshotInput: the record has no close yet');
  const yearEnd = dayOf(`${Number(bucket.slice(0, 4)) - 1}-12-31`);

  const [panel, recentBars, yearBars, grades, indices, heat, curation, model, signals, allocations] = await Promise.all(
    [
      latestHourPanel(store, bucket),
      newestDayBars(store, day - CLOSES_READ, day),
      newestDayBars(store, yearEnd, yearEnd),
      getCloseRecord(store, 'GRADES', day),
      getCloseRecord(store, 'INDEX', day),
      getCloseRecord(store, 'HEAT', day),
      latestCuration(store, day),
      latestModel(store, day),
      queryCloseRecords(store, 'SIGNALS', day - MOVES_DAYS + 1, day),
      queryCloseRecords(store, 'ALLOCATION', day - MOVES_DAYS + 1, day),
    ],
  );
  const bars = byDay([...recentBars.values(), ...yearBars.values()]);
  const lastBars = bars.get(day);
  const lastSignals = signals[0];
  if (!lastBars || !grades || !indices || !heat || lastSignals?.day !== day || allocations[0]?.day !== day) {
    throw new AppError(
      'CLOSE_INCOMPLETE',
      `the table lacks part of close ${isoDateOf(day)}; restore it from the export or a point in time`,
      { retryable: false },
    );
  }
  const prices = latestPrices(panel, lastBars, day);
  const starts = await readWindowStarts(context, prices.bucket);
  const bases = returnBases({ bucket: prices.bucket, starts, state: record.state, bars, yearEnd });
  const lastCloses = carriedCloses(bars, day, record);
  const input: SnapshotInput = {
    registry,
    params,
    state: record.state,
    day,
    mark: mark(record.state, prices.asOf, prices.quotes, lastCloses),
    coverage: grades.coverage,
    liquidity: grades.liquidity,
    indices,
    grades: grades.grades,
    tokenSignals: lastSignals.body.token,
    narrativeSignals: lastSignals.body.narrative,
    heat,
    curation,
    omega: lastSignals.body.omega,
    modelCard: model?.card ?? null,
    rotations: allocations.map(({ body }) => body),
    flips: signals.flatMap(({ body }) => [
      ...body.narrative.map((fact) => ({ kind: 'narrative' as const, fact })),
      ...body.token.map((fact) => ({ kind: 'token' as const, fact })),
    ]),
    tokenBases: bases.tokens,
    indexBases: bases.indices,
    baseNote: bases.note,
    tokenCloses: sparklineCloses(bars, day),
    lastCloses,
    prices: prices.states,
    record: {
      startedOn: record.startedOn,
      ...record.head,
      benchmarkStart: new Map(Object.entries(record.benchmarkStart)),
    },
    source: prices.source,
    standsInFor: prices.standsInFor,
    quotesChecked: prices.quotesChecked,
    historySources: sourceCounts([...recentBars.values()]),
  };
  return { input, prices };
}

const byDay = (bars: readonly DayBars[]): ReadonlyMap<EpochDay, DayBars> =>
  new Map(bars.map((row) => [dayOf(row.date), row]));

async function readWindowStarts({ store }: ComputeContext, bucket: string): Promise<WindowStarts> {
  const starts = HOUR_WINDOWS.map((window) => windowStart(bucket, window));
  const [panels, levels] = await Promise.all([getHourPanels(store, starts), getHourLevels(store, starts)]);
  const byWindow = <T>(hours: ReadonlyMap<string, T>) =>
    Object.fromEntries(HOUR_WINDOWS.map((window, i) => [window, hours.get(starts[i] as string)]));
  return { panels: byWindow(panels), levels: byWindow(levels) } as unknown as WindowStarts;
}

/** Last accepted close of each token in the days read; what an index still holds beyond them keeps its settled price. */
function carriedCloses(bars: ReadonlyMap<EpochDay, DayBars>, day: EpochDay, record: StateRecord): Map<string, number> {
  const closes = new Map<string, number>();
  for (const index of Object.values(record.state.indices)) {
    for (const [token, price] of Object.entries(index.prices)) closes.set(token, price);
  }
  for (let at = day - CLOSES_READ; at <= day; at++) {
    for (const [token, close] of closesOf(bars.get(at))) closes.set(token, close);
  }
  return closes;
}

function sparklineCloses(bars: ReadonlyMap<EpochDay, DayBars>, day: EpochDay): Map<string, number[]> {
  const series = new Map<string, number[]>();
  for (let at = day - 29; at <= day; at++) {
    for (const [token, close] of closesOf(bars.get(at))) {
      const row = series.get(token);
      if (row === undefined) series.set(token, [close]);
      else row.push(close);
    }
  }
  return series;
}

function sourceCounts(days: readonly DayBars[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rows } of days) {
    for (const [, close, , , , source] of rows) if (close !== null) counts[source] = (counts[source] ?? 0) + 1;
  }
  return counts;
}
