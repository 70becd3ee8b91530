import type { Parameters } from '../engine/parameters.ts';
import { capWeights } from './capWeights.ts';
import type { Candidate } from './selectBasket.ts';
import type { IndexState } from './types.ts';

/** What a rebalance sets in the state of an index. */
export type Rebalanced = Pick<
  IndexState,
  'rebalancedOn' | 'basket' | 'weights' | 'units' | 'cash' | 'equalUnits' | 'equalCash' | 'prices' | 'silent'
>;

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
  const record = (value: (row: (typeof rows)[number]) => number): Record<string, number> =>
    Object.fromEntries(rows.map((row) => [row.token, value(row)]));
  return {
    rebalancedOn: day,
    basket: basket.map((row) => row.token),
    weights: record((row) => row.weight),
    units: record((row) => (row.weight * level) / row.price),
    cash: 0,
    equalUnits: record((row) => equalLevel / rows.length / row.price),
    equalCash: 0,
    prices: record((row) => row.price),
    silent: {},
  };
}
