import type { Parameters } from '../engine/parameters.ts';

/** A token that may enter a basket, with the size m that ranks and weighs it, US dollars. */
export interface Candidate {
  readonly token: string;
  readonly size: number;
}

/**
 * The constituents of a rebalance in rank order: ranks by size (ties by id) up to `firstRanks`, then incumbents ranked
 * up to `incumbentRank` until `size`, then the best remaining until `size`.
 */
export function selectBasket(
  candidates: readonly Candidate[],
  incumbents: readonly string[],
  params: Parameters,
): Candidate[] {
  const { firstRanks, incumbentRank, size } = params.index;
  const ranked = candidates.toSorted((a, b) => b.size - a.size || (a.token < b.token ? -1 : 1));
  const chosen = new Set(ranked.slice(0, firstRanks));
  const fill = (rows: readonly Candidate[]): void => {
    for (const row of rows) if (chosen.size < size) chosen.add(row);
  };
  fill(ranked.slice(firstRanks, incumbentRank).filter((row) => incumbents.includes(row.token)));
  fill(ranked);
  return ranked.filter((row) => chosen.has(row));
}
