import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';
import { ruleOf } from './ruleOf.ts';

/** What the signal of an id is stepped with: the numbers of a row, in this order. */
export const InputColumn = {
  /** This close's, US dollars or index points; NaN = missing. */
  price: 0,
  /** What the rules say of the trailing closes. */
  probability: 1,
  /** -1, 0 or 1. */
  trend: 2,
} as const;
export const INPUT_WIDTH = Object.keys(InputColumn).length;

/** What the signals of a close are stepped with, one row an id. */
export interface SignalInputs {
  /** Tokens' or narratives' ids, each once. */
  readonly ids: readonly string[];
  /** Rows of `InputColumn`. */
  readonly values: Float64Array;
  /** Calibrated probabilities of the learned model by id, where there is one. */
  readonly modelProbabilities: ReadonlyMap<string, number> | undefined;
  /** Whether the id at a row has the priced closes that a first signal needs. */
  mayStart(row: number): boolean;
}

/** Trailing closes or index levels: ascending, this close last, NaN = missing. */
export interface SignalSeries {
  readonly closes: ArrayLike<number>;
  /** Log return of each over the one before; the first is not read. */
  readonly returns: ArrayLike<number>;
  /** Narratives only: share of constituents above their 20-bar mean, 0-1, NaN = not measurable. */
  readonly breadth?: number;
}

/** The inputs of some ids, each with its series, by the rules alone. */
export function signalInputsOf(
  ids: readonly string[],
  series: readonly SignalSeries[],
  params: Parameters,
): SignalInputs {
  const values = newColumn(ids.length * INPUT_WIDTH);
  for (let row = 0; row < ids.length; row++) {
    const { closes, returns, breadth } = series[row] as SignalSeries;
    const { probability, trend } = ruleOf(closes, returns, breadth, params);
    const at = row * INPUT_WIDTH;
    values[at + InputColumn.price] = closes[closes.length - 1] ?? Number.NaN;
    values[at + InputColumn.probability] = probability;
    values[at + InputColumn.trend] = trend;
  }
  return {
    ids,
    values,
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
