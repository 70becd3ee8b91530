import { basketPath } from '../backtest/benchmarks/basketPath.ts';
import { timedBenchmark } from '../backtest/benchmarks/timedBenchmark.ts';
import { type Performance, performance } from '../backtest/figures/performance.ts';
import { replayBook } from '../backtest/replay/replayBook.ts';
import { type ReplayMarket, replayMarket } from '../backtest/replay/replayMarket.ts';
import { trancheOrders } from '../backtest/replay/trancheOrders.ts';
import type { BacktestRecord, RecordedClose } from '../backtest/types.ts';
import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { Registry } from '../registry/types.ts';
import { rotationOver } from './rotationOver.ts';
import { parametersOf, type WhatIfSettings } from './settings.ts';
import type { WhatIfClose, WhatIfHistory } from './types.ts';

/** A value by close, 1 at the first, and its figures. */
export interface WhatIfPath {
  readonly nav: Float64Array;
  readonly performance: Performance;
}

export interface WhatIfResult {
  readonly days: readonly EpochDay[];
  readonly net: WhatIfPath;
  readonly gross: WhatIfPath;
  /** The seven tranches alone, each paying its own costs; net. */
  readonly offsets: readonly WhatIfPath[];
  /** By id; one without prices on the first day is left out. `timed` pays the rotation's costs, the others none. */
  readonly benchmarks: readonly ({ readonly id: string } & WhatIfPath)[];
  /** Two-way, multiples of net asset value a year; and what it cost, fraction a year. */
  readonly turnover: number;
  readonly cost: number;
}

/** Part of the work each stage is, as measured: for the progress bar only. */
const FOLD_SHARE = 0.7;
/** Fewer say nothing: no sd, no week. */
const FEWEST_CLOSES = 8;

/**
 * Runs the rotation over published closes of `[from, to]` with other settings: `advanceRotation` close by close from cash,
 * as the engine's own back-test does, then each tranche alone through the same book. `onProgress` is told the share done.
 * Throws on settings outside their bounds, and when the period has too few closes.
 */
export function runWhatIf(
  history: WhatIfHistory,
  period: { readonly from: EpochDay; readonly to: EpochDay },
  settings: WhatIfSettings,
  onProgress: (share: number) => void = () => {},
): WhatIfResult {
  const params = parametersOf(settings);
  const wanted = history.closes.filter(({ kept }) => kept.day >= period.from && kept.day <= period.to);
  if (wanted.length < FEWEST_CLOSES) throw new Error(`what if: only ${wanted.length} closes in the period`);
  const closes = rotationOver(wanted, params, (share) => onProgress(share * FOLD_SHARE));
  const record = recordOf(history, period, closes, params);
  const market = marketOf(record, wanted);
  const offsets = Array.from({ length: params.rotation.tranches }, (_, tranche) => {
    const { navNet } = replayBook(market, params.rotation.aumUsd, trancheOrders(record, market, [tranche]), params);
    onProgress(FOLD_SHARE + ((1 - FOLD_SHARE) * (tranche + 1)) / params.rotation.tranches);
    return pathOf(navNet, params);
  });
  const held = params.benchmarks.flatMap((id) => {
    const nav = basketPath(record, () => new Map([[id, 1]]));
    return nav === undefined ? [] : [{ id, ...pathOf(nav, params) }];
  });
  const timed = { id: 'timed', ...pathOf(timedBenchmark(record, market), params) };
  const years = (closes.length - 1) / params.daysPerYear;
  const sum = (of: (close: RecordedClose) => number) => closes.reduce((total, close) => total + of(close), 0);
  return {
    days: closes.map(({ day }) => day),
    net: pathOf(
      Float64Array.from(closes, ({ rotation }) => rotation.book.navNet),
      params,
    ),
    gross: pathOf(
      Float64Array.from(closes, ({ rotation }) => rotation.book.navGross),
      params,
    ),
    offsets,
    benchmarks: [...held, timed],
    turnover: sum(({ rotation }) => rotation.turnover) / years,
    cost: sum(({ rotation }) => rotation.cost) / years,
  };
}

/** What the closes tell is no longer asked of a registry. */
const NO_REGISTRY: Registry = { releasedOn: 0, narratives: [], tokens: [], memberships: [], events: [] };

function recordOf(
  { panel }: WhatIfHistory,
  { from, to }: { readonly from: EpochDay; readonly to: EpochDay },
  closes: readonly RecordedClose[],
  params: Parameters,
): BacktestRecord {
  const seen = new Set(closes.map(({ day }) => day));
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const skippedDays = days.filter((day) => !seen.has(day));
  return { panel, registry: NO_REGISTRY, from, to, params, closes, skippedDays };
}

/** The market of the replays, with the deaths and conversions that were published. */
function marketOf(record: BacktestRecord, wanted: readonly WhatIfClose[]): ReplayMarket {
  const at = (token: string) => tokenPositions(record.panel).get(token) as number;
  return {
    ...replayMarket(record),
    died: wanted.map(({ died }) => died.map(at)),
    conversions: wanted.map(({ rotation }) =>
      rotation.conversions.map(({ from, to, ratio }) => ({ from: at(from), to: at(to), ratio })),
    ),
  };
}

const pathOf = (nav: Float64Array, params: Parameters): WhatIfPath => ({ nav, performance: performance(nav, params) });
