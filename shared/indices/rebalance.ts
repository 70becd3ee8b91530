import type { Parameters } from '../engine/parameters.ts';
import { capWeights } from './capWeights.ts';
import type { Holdings, Moving } from './runningIndex.ts';
import type { Candidate } from './selectBasket.ts';

/** What a rebalance sets of an index. */
type Rebalanced = Omit<Holdings, 'narrative' | 'startedOn'> & Pick<Moving, 'prices'>;

/**
 * Turns a basket (rank order, not empty) into holdings at this close: u_i = w_i I / P_i with capped weights, and the
 * equal-weight twin beside it. `priceOf` gives the close of every constituent. The level is unchanged by construction.
 */
export function rebalance(
  day: number,
  basket: readonly Candidate[],
  priceOf: (token: string) => number,
  level: number,
  equalLevel: number,
  params: Parameters,
): Rebalanced {
  const shares = capWeights(
    basket.map((row) => row.size),
    params.index.weightLimit,
  );
  // Ascending ids, so that sums over the records run in the same order on every day.
  const rows = basket
    .map(({ token }, i) => ({ token, weight: shares[i] as number, price: priceOf(token) }))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  const weights: Record<string, number> = {};
  const units: Record<string, number> = {};
  const equalUnits: Record<string, number> = {};
  for (const { token, weight, price } of rows) {
    weights[token] = weight;
    units[token] = (weight * level) / price;
    equalUnits[token] = equalLevel / rows.length / price;
  }
  return {
    rebalancedOn: day,
    basket: basket.map((row) => row.token),
    weights,
    units,
    cash: 0,
    equalUnits,
    equalCash: 0,
    prices: rows.map((row) => row.price),
  };
}
