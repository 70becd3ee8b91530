import type { Parameters } from '../engine/parameters.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { enough, trailingMax, trailingSd } from './trailing.ts';

/**
 * Features 9-12 of one token from its daily log returns `returns[begin..end)` (ascending, this close's last, NaN =
 * missing): sample sd, downside semideviation, largest daily return of a short and a long window. Written into `raw` from
 * index `at`. Source of MAX: Bali, Cakici and Whitelaw, "Maxing out", Journal of Financial Economics 99, 2011.
 */
export function volatilityFeatures(
  returns: Float64Array,
  begin: number,
  end: number,
  raw: Float64Array,
  at: number,
  params: Parameters,
): void {
  const { bars, minWindowShare } = params.features;
  raw[at + FEATURE_COLUMNS.sd30] = trailingSd(returns, bars.sd30, minWindowShare, begin, end);
  raw[at + FEATURE_COLUMNS.semi20] = semideviation(returns, bars.semi20, minWindowShare, begin, end);
  raw[at + FEATURE_COLUMNS.max7] = trailingMax(returns, bars.max7, minWindowShare, begin, end);
  raw[at + FEATURE_COLUMNS.max30] = trailingMax(returns, bars.max30, minWindowShare, begin, end);
}

/** sqrt(mean(min(r, 0)^2)) over the present returns of the window: days up count as zero, not as absent. */
function semideviation(returns: Float64Array, bars: number, minShare: number, begin: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const value = returns[i] as number;
    if (Number.isNaN(value)) continue;
    if (value < 0) sum += value * value;
    count++;
  }
  return enough(count, bars, minShare) ? Math.sqrt(sum / count) : Number.NaN;
}
