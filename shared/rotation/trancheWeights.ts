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
    let before = 0;
    for (let i = 0; i < tokens.length; i++) if (members.includes(tokens[i] as string)) before += weights[i] as number;
    if (before <= narrativeLimit + band.tolerance) continue;
    for (let i = 0; i < tokens.length; i++)
      if (members.includes(tokens[i] as string)) weights[i] = (weights[i] as number) * (narrativeLimit / before);
    clippedNarratives.push({ id: narrative, before });
  }

  const column = ascending(tokens, weights);
  let taken = 0;
  for (const weight of column.values) taken += weight;
  const fallback = 1 - taken > band.tolerance ? 1 - taken : 0;
  return {
    weights: fallback > 0 ? withOne(column, benchmark, fallback) : column,
    clippedTokens,
    clippedNarratives,
    fallback,
  };
}

/** The column of some tokens in any order, each put where it belongs: there are a dozen. */
function ascending(tokens: readonly string[], weights: readonly number[]): NumberColumn {
  const column = { tokens: tokens.slice(), values: weights.slice() };
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i] as string;
    let at = i;
    for (; at > 0 && (column.tokens[at - 1] as string) > token; at--) {
      column.tokens[at] = column.tokens[at - 1] as string;
      column.values[at] = column.values[at - 1] as number;
    }
    column.tokens[at] = token;
    column.values[at] = weights[i] as number;
  }
  return column;
}

/** Share of each token by the inverse of its volatility; 0 where that is unknown. */
function inverseShares(
  tokens: readonly string[],
  volatilityOf: (token: string) => number | undefined,
): readonly number[] {
  const shares: number[] = [];
  let total = 0;
  for (const token of tokens) {
    const inverse = 1 / (volatilityOf(token) ?? Number.POSITIVE_INFINITY);
    shares.push(inverse);
    total += inverse;
  }
  for (let i = 0; i < shares.length; i++) {
    const inverse = shares[i] as number;
    shares[i] = inverse === 0 ? 0 : inverse / total;
  }
  return shares;
}
