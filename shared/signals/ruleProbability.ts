import type { Parameters } from '../engine/parameters.ts';
import { dailyReturns, distanceFromHigh, trailingReturn, trailingSd } from '../grades/trailing.ts';
import { distanceFromMean } from './distanceFromMean.ts';

/**
 * Rule-based probability of beating the median: one half plus a tenth of the mean of five signs (7- and 14-bar return,
 * close against its mean, short against long mean, distance from the high against a week's volatility); 0.4 to 0.6.
 * A sign that cannot be measured counts as 0. For a narrative pass `breadth` (0-1, NaN = not measurable): a sixth sign.
 * `closes` ascending, this one last, NaN = missing. Source: methodology section 5.
 */
export function ruleProbability(closes: ArrayLike<number>, breadth: number | undefined, params: Parameters): number {
  const { bars, ruleStep, breadthMiddle } = params.signal;
  const { minWindowShare } = params.features;
  const toLongMean = distanceFromMean(closes, bars.sma28, minWindowShare);
  const toShortMean = distanceFromMean(closes, bars.sma7, minWindowShare);
  const returns = new Float64Array(Math.min(bars.sd20, Math.max(0, closes.length - 1)));
  dailyReturns(closes, returns);
  const signs = [
    sign(trailingReturn(closes, bars.r7)),
    sign(trailingReturn(closes, bars.r14)),
    sign(distanceFromMean(closes, bars.sma20, minWindowShare)),
    // (P - long mean) - (P - short mean) = short mean - long mean.
    sign(toLongMean - toShortMean),
    sign(
      distanceFromHigh(closes, bars.high28, minWindowShare) +
        trailingSd(returns, bars.sd20, minWindowShare) * Math.sqrt(bars.horizon),
    ),
  ];
  if (breadth !== undefined) signs.push(sign(breadth - breadthMiddle));
  let sum = 0;
  for (const value of signs) sum += value;
  return 0.5 + (ruleStep * sum) / signs.length;
}

function sign(value: number): number {
  return Number.isNaN(value) ? 0 : Math.sign(value);
}
