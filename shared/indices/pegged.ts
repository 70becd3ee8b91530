import type { Parameters } from '../engine/parameters.ts';
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
  const returns: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  const at = position * panel.days + row;
  for (let back = 0; back < Math.min(bars, row); back++) {
    const change = Math.log((panel.close[at - back] as number) / (panel.close[at - back - 1] as number));
    if (Number.isNaN(change)) continue;
    returns.push(change);
    if (change < lowest) lowest = change;
    if (change > highest) highest = change;
    // Two values alone contribute half their squared distance to the sum of squares: most tokens are cleared after
    // two or three returns, which keeps the logarithms off the hot path.
    if ((highest - lowest) ** 2 / 2 > bars * limit ** 2) return false;
  }
  return sampleSd(returns) < limit;
}
