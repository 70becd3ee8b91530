import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';
import { ruleProbability } from './ruleProbability.ts';
import { trendOf } from './trendOf.ts';

/** What the signals of a close are stepped with, one row an id. */
export interface SignalInputs {
  /** Tokens' or narratives' ids, each once. */
  readonly ids: readonly string[];
  /** This close's prices in US dollars, or index levels; NaN = missing. */
  readonly prices: Float64Array;
  /** What the rules say of the trailing closes: probability, and trend (-1, 0, 1). */
  readonly probabilities: Float64Array;
  readonly trends: Float64Array;
  /** Calibrated probabilities of the learned model by id, where there is one. */
  readonly modelProbabilities: ReadonlyMap<string, number> | undefined;
  /** Whether the id at a row has the priced closes that a first signal needs. */
  mayStart(row: number): boolean;
}

/** One id with its trailing closes or index levels: ascending, this close last, NaN = missing. */
export interface SignalSeries {
  readonly id: string;
  readonly closes: ArrayLike<number>;
  /** Narratives only: share of constituents above their 20-bar mean, 0-1, NaN = not measurable. */
  readonly breadth?: number;
}

/** The inputs of some series, by the rules alone. */
export function signalInputsOf(series: readonly SignalSeries[], params: Parameters): SignalInputs {
  const prices = newColumn(series.length);
  const probabilities = newColumn(series.length);
  const trends = newColumn(series.length);
  series.forEach(({ closes, breadth }, i) => {
    prices[i] = closes[closes.length - 1] ?? Number.NaN;
    probabilities[i] = ruleProbability(closes, breadth, params);
    trends[i] = trendOf(closes, params);
  });
  return {
    ids: series.map(({ id }) => id),
    prices,
    probabilities,
    trends,
    modelProbabilities: undefined,
    mayStart: (row) => {
      const closes = series[row]?.closes ?? [];
      return hasEnough(closes, 0, closes.length, params);
    },
  };
}

/** Whether `closes[begin..end)` holds the priced closes that a first signal needs. */
export function hasEnough(closes: ArrayLike<number>, begin: number, end: number, params: Parameters): boolean {
  let priced = 0;
  for (let i = begin; i < end; i++) if (!Number.isNaN(closes[i])) priced++;
  return priced >= params.signal.minCloses;
}
