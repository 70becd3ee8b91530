import type { Parameters } from '../engine/parameters.ts';
import { trailingReturn } from '../grades/trailing.ts';
import { distanceFromMean } from './distanceFromMean.ts';

export type Trend = -1 | 0 | 1;

/**
 * Trend of a price or index: +1 when the close is above its 20-bar mean and up over 14 bars, -1 when below and down,
 * else 0, also where either cannot be measured. `closes[begin..end)` ascending, this one last, NaN = missing.
 */
export function trendOf(closes: ArrayLike<number>, params: Parameters, begin = 0, end = closes.length): Trend {
  const { bars } = params.signal;
  const fromMean = distanceFromMean(closes, bars.sma20, params.features.minWindowShare, begin, end);
  const change = trailingReturn(closes, bars.r14, begin, end);
  if (fromMean > 0 && change > 0) return 1;
  if (fromMean < 0 && change < 0) return -1;
  return 0;
}
