import type { Parameters } from '../engine/parameters.ts';
import { type NumberColumn, withOne } from './ascendingColumn.ts';

/** One held narrative: its chosen tokens and all its registry members. */
export interface Sleeve {
  readonly narrative: string;
  readonly tokens: readonly string[];
  readonly members: readonly string[];
}

/** A tranche's vector before exposure (sums to 1, the benchmark takes what the rules leave), and what was clipped. */
export interface TrancheWeights {
  readonly weights: NumberColumn;
  readonly clippedTokens: readonly Clip[];
  readonly clippedNarratives: readonly Clip[];
  /** Weight the benchmark took. */
  readonly fallback: number;
}
export interface Clip {
  readonly id: string;
  /** Weight before the clip. */
  readonly before: number;
}

/**
 * Weights of a tranche: one slot's share a narrative, inverse volatility inside, summed over overlaps. Tokens are clipped
 * to their limit, then in rank order each narrative (all held tokens that are its members, in proportion) to its own.
 * The rest is the benchmark's, which no limit binds. A token without a measurable volatility gets no share.
 */
export function trancheWeights(
  sleeves: readonly Sleeve[],
  volatilityOf: (token: string) => number | undefined,
  params: Parameters,
): TrancheWeights {
  const { slots, tokenLimit, narrativeLimit, benchmark, band } = params.rotation;
  const tokens: string[] = [];
  const weights: number[] = [];
  for (const sleeve of sleeves) {
    const shares = inverseShares(sleeve.tokens, volatilityOf);
    for (let i = 0; i < shares.length; i++) {
      const share = (shares[i] as number) / slots;
      const token = sleeve.tokens[i] as string;
      const at = tokens.indexOf(token);
      // A share of the benchmark's own would be clipped and given back to it: it joins the rest below.
      if (token === benchmark || share === 0) continue;
      if (at >= 0) weights[at] = (weights[at] as number) + share;
      else {
        tokens.push(token);
        weights.push(share);
      }
    }
  }

  const clippedTokens: Clip[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const before = weights[i] as number;
    if (before <= tokenLimit + band.tolerance) continue;
    weights[i] = tokenLimit;
    clippedTokens.push({ id: tokens[i] as string, before });
  }
  const clippedNarratives: Clip[] = [];
  for (const { narrative, members } of sleeves) {
    const isHeld = tokens.map((token) => members.includes(token));
    const before = weights.reduce((sum, weight, i) => (isHeld[i] ? sum + weight : sum), 0);
    if (before <= narrativeLimit + band.tolerance) continue;
    for (let i = 0; i < weights.length; i++)
      if (isHeld[i]) weights[i] = (weights[i] as number) * (narrativeLimit / before);
    clippedNarratives.push({ id: narrative, before });
  }

  const own = tokens.toSorted();
  const values = own.map((token) => weights[tokens.indexOf(token)] as number);
  const taken = values.reduce((sum, weight) => sum + weight, 0);
  const fallback = 1 - taken > band.tolerance ? 1 - taken : 0;
  const column = { tokens: own, values };
  return {
    weights: fallback > 0 ? withOne(column, benchmark, fallback) : column,
    clippedTokens,
    clippedNarratives,
    fallback,
  };
}

/** Share of each token by the inverse of its volatility; 0 where that is unknown. */
function inverseShares(
  tokens: readonly string[],
  volatilityOf: (token: string) => number | undefined,
): readonly number[] {
  const inverses = tokens.map((token) => 1 / (volatilityOf(token) ?? Number.POSITIVE_INFINITY));
  const total = inverses.reduce((sum, inverse) => sum + inverse, 0);
  return inverses.map((inverse) => (inverse === 0 ? 0 : inverse / total));
}
