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
  const chosen = ranked.map((_, rank) => rank < firstRanks);
  let seats = size - firstRanks;
  const fill = (to: number, isWanted: (row: Candidate) => boolean): void => {
    for (let rank = firstRanks; rank < Math.min(to, ranked.length) && seats > 0; rank++) {
      if (chosen[rank] || !isWanted(ranked[rank] as Candidate)) continue;
      chosen[rank] = true;
      seats--;
    }
  };
  fill(incumbentRank, (row) => incumbents.includes(row.token));
  fill(ranked.length, () => true);
  return ranked.filter((_, rank) => chosen[rank]);
}
