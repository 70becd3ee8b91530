import type { Parameters } from '../engine/parameters.ts';
import { distanceFromHigh, trailingReturn, trailingSdOfSums } from '../grades/trailing.ts';
import { distanceFromMean } from './distanceFromMean.ts';
import { type Trend, trendOf } from './trendOf.ts';

/** How many signs a token's rule has; breadth is one more for a narrative. */
const PRICE_SIGNS = 5;

/**
 * Trend, and rule-based probability of beating the median: one half plus a tenth of the mean of five signs (7- and 14-bar
 * return, close against its mean, short against long mean, distance from the high against a week's volatility); 0.4 to 0.6.
 * A sign that cannot be measured counts as 0. For a narrative pass `breadth` (0-1, NaN = not measurable): a sixth sign.
 * `closes[begin..end)` ascending, this one last, NaN = missing; `returns` are the daily log returns of the same cells.
 * Source: methodology section 5.
 */
export function ruleOf(
  closes: ArrayLike<number>,
  returns: ArrayLike<number>,
  breadth: number | undefined,
  params: Parameters,
  begin = 0,
  end = closes.length,
): { readonly probability: number; readonly trend: Trend } {
  const { bars } = params.signal;
  const { minWindowShare } = params.features;
  const toLongMean = distanceFromMean(closes, bars.sma28, minWindowShare, begin, end);
  const toShortMean = distanceFromMean(closes, bars.sma7, minWindowShare, begin, end);
  const dailyVol = trailingSdOfSums(returns, bars.sd20, minWindowShare, begin + 1, end);
  const change7 = trailingReturn(closes, bars.r7, begin, end);
  const change14 = trailingReturn(closes, bars.r14, begin, end);
  const fromMean = distanceFromMean(closes, bars.sma20, minWindowShare, begin, end);
  // (P - long mean) - (P - short mean) = short mean - long mean.
  const spread = toLongMean - toShortMean;
  const pullback =
    distanceFromHigh(closes, bars.high28, minWindowShare, begin, end) + dailyVol * Math.sqrt(bars.horizon);
  const sixth = breadth === undefined ? undefined : breadth - params.signal.breadthMiddle;
  return {
    probability: tokenProbability(change7, change14, fromMean, spread, pullback, params, sixth),
    trend: trendOf(fromMean, change14),
  };
}

/**
 * A token's rule from its five signed numbers: changes over 7 and 14 bars, distance from the middle mean, short minus long
 * mean, distance from the high with a week's volatility added; a narrative's has a `sixth`. NaN = cannot be measured.
 */
export function tokenProbability(
  change7: number,
  change14: number,
  fromMean: number,
  spread: number,
  pullback: number,
  { signal }: Parameters,
  sixth?: number,
): number {
  const sum = signsOf(change7, change14, fromMean, spread, pullback);
  if (sixth === undefined) return 0.5 + (signal.ruleStep * sum) / PRICE_SIGNS;
  return 0.5 + (signal.ruleStep * (sum + sign(sixth))) / (PRICE_SIGNS + 1);
}

function signsOf(change7: number, change14: number, fromMean: number, spread: number, pullback: number): number {
  return sign(change7) + sign(change14) + sign(fromMean) + sign(spread) + sign(pullback);
}

function sign(value: number): number {
  return Number.isNaN(value) ? 0 : Math.sign(value);
}
