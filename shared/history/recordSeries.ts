import type { RecordHistory } from '../contracts/performance.ts';
import type { Parameters } from '../engine/parameters.ts';
import { type EpochDay, isoDateOf } from '../market/day.ts';
import type { Registry } from '../registry/types.ts';
import type { TradingTerms } from '../rotation/tradingTerms.ts';
import { extendAllocation, type Shares } from './allocation.ts';
import { equalParts } from './equalParts.ts';
import { PRICE_DIGITS, significant } from './rounded.ts';
import { advanceTimed, type TimedHolding } from './timedHolding.ts';

/** What the forward record's series take from one close. */
export interface RecordClose {
  readonly day: EpochDay;
  readonly navNet: number;
  readonly navGross: number;
  readonly shares: Shares;
  readonly moves: number;
  /** Closes of the benchmarks, US dollars; a missing one repeats the close before. */
  readonly prices: ReadonlyMap<string, number>;
  /** Whether the rotation's benchmark closed above its long mean, and the terms on which it trades. */
  readonly isAbove: boolean;
  readonly terms: TradingTerms | undefined;
}

/** The record's series as stored: what is published, and unrounded what the next close goes on from. */
export interface RecordSeries {
  readonly series: Pick<RecordHistory, 'started_on' | 'times' | 'nav_net' | 'nav_gross' | 'benchmarks' | 'allocation'>;
  readonly timed: TimedHolding;
  readonly lastPrices: Readonly<Record<string, number>>;
}

export interface RecordContext {
  readonly registry: Registry;
  readonly params: Parameters;
  readonly startedOn: EpochDay;
  /** Closes of the benchmarks at the genesis close, US dollars; one without is left out. */
  readonly startPrices: Readonly<Record<string, number>>;
}

/** The series with further closes appended, ascending; the first close of all is the genesis. */
export function extendRecord(
  before: RecordSeries | undefined,
  closes: readonly RecordClose[],
  context: RecordContext,
): RecordSeries {
  const { registry, params, startedOn, startPrices } = context;
  const old = before?.series;
  const times = [...(old?.times ?? []), ...closes.map(({ day }) => isoDateOf(day))];
  const columns = new Map(Object.keys(startPrices).map((id) => [id, [...columnOf(old, id)]]));
  const timedNav = [...columnOf(old, 'timed')];
  let timed = before?.timed;
  const lastPrices: Record<string, number> = { ...(before?.lastPrices ?? startPrices) };
  const main = params.rotation.benchmark;
  for (const { prices, isAbove, terms } of closes) {
    const growth = (prices.get(main) ?? lastPrices[main] ?? 1) / (lastPrices[main] ?? 1);
    timed =
      timed === undefined
        ? { nav: 1, isHeld: false, isWanted: isAbove }
        : advanceTimed(timed, { growth, isAbove, terms }, params);
    timedNav.push(rounded(timed.nav));
    for (const [id, column] of columns) {
      lastPrices[id] = prices.get(id) ?? (lastPrices[id] as number);
      column.push(rounded(lastPrices[id] / (startPrices[id] as number)));
    }
  }
  const symbolOf = (id: string): string => registry.tokens.find((token) => token.id === id)?.symbol ?? id;
  const held = [...columns].map(([id, nav]) => ({ id, name: symbolOf(id), nav }));
  const thirds = equalParts(times, [...columns.values()]).map(rounded);
  return {
    series: {
      started_on: isoDateOf(startedOn),
      times,
      nav_net: [...(old?.nav_net ?? []), ...closes.map(({ navNet }) => rounded(navNet))],
      nav_gross: [...(old?.nav_gross ?? []), ...closes.map(({ navGross }) => rounded(navGross))],
      benchmarks: [
        ...held,
        { id: 'thirds', name: `${held.map(({ name }) => name).join(', ')}, equal parts`, nav: thirds },
        {
          id: 'timed',
          name: `${symbolOf(main)} above its ${params.rotation.bars.benchmarkMean}-day mean, else cash`,
          nav: timedNav,
        },
      ],
      allocation: extendAllocation(old?.allocation, closes, registry),
    },
    timed: timed ?? { nav: 1, isHeld: false, isWanted: false },
    lastPrices,
  };
}

const rounded = (value: number): number => significant(value, PRICE_DIGITS);

function columnOf(series: RecordSeries['series'] | undefined, id: string): readonly number[] {
  return series?.benchmarks.find((row) => row.id === id)?.nav ?? [];
}
