import type { Parameters } from '../engine/parameters.ts';
import { trailingSdOfSums } from '../grades/trailing.ts';
import { narrativeProbability, ruleProbability, tokenProbability } from './ruleProbability.ts';
import { InputColumn, type SignalSeries } from './signalInputs.ts';
import { type Trend, trendOf } from './trendOf.ts';

/**
 * What `ruleProbability` and `trendOf` say of a series, with its last close, as a row of `InputColumn` from index `at` on. Both
 * read the same windows: where none misses a close each is taken once, and no value is asked whether it is there.
 */
export function writeSeriesRules(series: SignalSeries, values: Float64Array, at: number, params: Parameters): void {
  const { closes, returns, breadth } = series;
  const end = closes.length;
  values[at + InputColumn.price] = closes[end - 1] ?? Number.NaN;
  if (end >= longestOf(params) && writeWhole(series, values, at, params)) return;
  values[at + InputColumn.probability] = ruleProbability(closes, returns, breadth, params);
  values[at + InputColumn.trend] = trendOf(closes, params);
}

function longestOf({ signal: { bars } }: Parameters): number {
  return Math.max(bars.sma28, bars.high28, bars.sma20, bars.sma7, bars.r14 + 1, bars.r7 + 1, bars.sd20 + 1);
}

/** False, and nothing written, where a window misses a close. */
function writeWhole(
  { closes, returns, breadth }: SignalSeries,
  values: Float64Array,
  at: number,
  params: Parameters,
): boolean {
  const { bars } = params.signal;
  const end = closes.length;
  const last = closes[end - 1] as number;
  const fromMean = distances(closes, bars.sma20) / bars.sma20;
  const spread = distances(closes, bars.sma28) / bars.sma28 - distances(closes, bars.sma7) / bars.sma7;
  // The sign of a log return is the side of 1 its ratio lies on.
  const change14 = last / (closes[end - 1 - bars.r14] as number) - 1;
  const change7 = last / (closes[end - 1 - bars.r7] as number) - 1;
  const high = highest(closes, bars.high28);
  if (Number.isNaN(fromMean + spread + change14 + change7 + high)) return false;
  const sd = trailingSdOfSums(returns, bars.sd20, params.features.minWindowShare);
  const pullback = Math.log(last / high) + sd * Math.sqrt(bars.horizon);
  const trend: Trend = fromMean > 0 && change14 > 0 ? 1 : fromMean < 0 && change14 < 0 ? -1 : 0;
  values[at + InputColumn.trend] = trend;
  values[at + InputColumn.probability] =
    breadth === undefined
      ? tokenProbability(change7, change14, fromMean, spread, pullback, params)
      : narrativeProbability(change7, change14, fromMean, spread, pullback, breadth, params);
  return true;
}

/** Sum of the distances of the last value from each of the last `bars`. */
function distances(values: ArrayLike<number>, bars: number): number {
  const last = values[values.length - 1] as number;
  let sum = 0;
  for (let i = values.length - bars; i < values.length; i++) sum += last - (values[i] as number);
  return sum;
}

function highest(values: ArrayLike<number>, bars: number): number {
  let high = Number.NEGATIVE_INFINITY;
  for (let i = values.length - bars; i < values.length; i++) high = Math.max(high, values[i] as number);
  return high;
}
