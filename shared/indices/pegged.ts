import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { sampleSd } from '../stats/sampleSd.ts';

/** What a token's returns are held against, the same for all tokens. */
export interface PegBounds {
  readonly bars: number;
  /** Of the daily log returns' sd. */
  readonly limit: number;
  /** Of the ratio of two daily factors: any two further apart give a larger sd alone. */
  readonly tooWide: number;
}

export function pegBounds({ eligibility, daysPerYear }: Parameters): PegBounds {
  const { bars, annualVol } = eligibility.pegged;
  const limit = annualVol / Math.sqrt(daysPerYear);
  // A breath beyond the exact bound: what lies between is decided by the sum itself.
  return { bars, limit, tooWide: Math.exp(Math.sqrt(2 * bars) * limit) * (1 + 1e-9) };
}

/**
 * The guard against pegged tokens: whether the annualised volatility (sample sd of the daily log returns of the trailing
 * `params.eligibility.pegged.bars` bars, times the root of 365) is below the limit. Returns across a missing close are
 * left out; under two returns nothing can be said and the answer is false.
 */
export function isPegged(panel: Panel, position: number, row: number, { bars, limit }: PegBounds): boolean {
  const { close } = panel;
  const at = position * panel.days + row;
  const present: number[] = [];
  for (let cell = at; cell > at - Math.min(bars, row); cell--) {
    const change = Math.log((close[cell] as number) / (close[cell - 1] as number));
    if (!Number.isNaN(change)) present.push(change);
  }
  return sampleSd(present) < limit;
}

/**
 * The last row whose window holds two of this row's returns that are too far apart for a peg; -1 without such two, and only
 * `isPegged` can tell. Two returns alone contribute half their squared distance to the sum of squares: most tokens are cleared
 * for four weeks by their last two or three, without a logarithm.
 */
export function clearUntil(panel: Panel, position: number, row: number, { bars, tooWide }: PegBounds): number {
  const { close } = panel;
  const begin = position * panel.days;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (let back = row; back > row - Math.min(bars, row); back--) {
    const ratio = (close[begin + back] as number) / (close[begin + back - 1] as number);
    if (Number.isNaN(ratio)) continue;
    if (ratio < lowest) lowest = ratio;
    if (ratio > highest) highest = ratio;
    if (highest > lowest * tooWide) return back + bars - 1;
  }
  return -1;
}
