import type { Parameters } from '../engine/parameters.ts';

const BPS = 1e-4;

/** Terms of one trade: `dw` signed fraction of NAV, money in US dollars, `dailyVol` sd of daily returns. */
export interface CostTerms {
  readonly dw: number;
  readonly aumUsd: number;
  readonly feeBps: number;
  readonly halfSpreadBps: number;
  readonly impact: number;
  readonly dailyVol: number;
  readonly advUsd: number;
}

/**
 * Cost of a trade as a fraction of NAV: `|dw| (fee + half-spread + Y sigma sqrt(|dw| AUM / ADV))`, the square-root law of
 * market impact (Almgren et al., "Direct estimation of equity market impact", 2005; Y about 1).
 */
export function tradeCost(terms: CostTerms): number {
  const size = Math.abs(terms.dw);
  if (size === 0) return 0;
  const participation = (size * terms.aumUsd) / terms.advUsd;
  const fixed = (terms.feeBps + terms.halfSpreadBps) * BPS;
  return size * (fixed + terms.impact * terms.dailyVol * Math.sqrt(participation));
}

/** Half-spread tier of a token in basis points; an unknown cap (undefined or NaN, a stand-in supply's too) pays the worst. */
export function halfSpreadBps(capUsd: number | undefined, params: Parameters): number {
  const { halfSpreadBps: tiers, largeCapUsd, midCapUsd } = params.costs;
  if (capUsd === undefined) return tiers.small;
  if (capUsd > largeCapUsd) return tiers.large;
  return capUsd >= midCapUsd ? tiers.mid : tiers.small;
}
