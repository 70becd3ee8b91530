import type { Parameters } from '../engine/parameters.ts';
import { logReturns } from '../market/logReturns.ts';
import type { Panel } from '../market/panel.ts';
import { sampleSd } from '../stats/sampleSd.ts';

/**
 * The guard against pegged tokens: whether the annualised volatility (sample sd of the daily log returns of the trailing
 * `params.eligibility.pegged.bars` bars, times the root of 365) is below the limit. Returns across a missing close are
 * left out; under two returns nothing can be said and the answer is false.
 */
export function isPegged(panel: Panel, position: number, row: number, params: Parameters): boolean {
  const { bars, annualVol } = params.eligibility.pegged;
  const limit = annualVol / Math.sqrt(params.daysPerYear);
  const tooWide = bars * limit ** 2;
  const returns = logReturns(panel);
  const at = position * panel.days + row;
  const first = at - Math.min(bars, row);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let cell = at; cell > first; cell--) {
    const change = returns[cell] as number;
    if (Number.isNaN(change)) continue;
    if (change < lowest) lowest = change;
    if (change > highest) highest = change;
    // Two values alone contribute half their squared distance to the sum of squares: most tokens are cleared after
    // two or three returns.
    if ((highest - lowest) ** 2 / 2 > tooWide) return false;
  }
  const present = returns.subarray(first + 1, at + 1).filter((change) => !Number.isNaN(change));
  return sampleSd(present.reverse()) < limit;
}
