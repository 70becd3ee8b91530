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
  // Ascending ids, so that sums over the columns run in the same order on every day.
  const rows = basket
    .map(({ token }, i) => ({ token, weight: shares[i] as number, price: priceOf(token) }))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  const tokens = rows.map((row) => row.token);
  return {
    rebalancedOn: day,
    basket: basket.map((row) => row.token),
    weights: { tokens, values: rows.map((row) => row.weight) },
    tokens,
    units: rows.map(({ weight, price }) => (weight * level) / price),
    cash: 0,
    equalUnits: rows.map(({ price }) => equalLevel / rows.length / price),
    equalCash: 0,
    prices: rows.map((row) => row.price),
  };
}
