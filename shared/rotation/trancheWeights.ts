import type { Parameters } from '../engine/parameters.ts';
import type { NumberColumn } from './ascendingColumn.ts';

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
  const weights = new Map<string, number>();
  for (const { tokens } of sleeves) {
    for (const [token, share] of inverseShares(tokens, volatilityOf)) {
      weights.set(token, (weights.get(token) ?? 0) + share / slots);
    }
  }
  // A share of the benchmark's own would be clipped and given back to it: it joins the rest below.
  weights.delete(benchmark);

  const clippedTokens: Clip[] = [];
  for (const [token, before] of weights) {
    if (before <= tokenLimit + band.tolerance) continue;
    weights.set(token, tokenLimit);
    clippedTokens.push({ id: token, before });
  }
  const clippedNarratives: Clip[] = [];
  for (const { narrative, members } of sleeves) {
    const held = [...weights.keys()].filter((token) => members.includes(token));
    const before = held.reduce((sum, token) => sum + (weights.get(token) as number), 0);
    if (before <= narrativeLimit + band.tolerance) continue;
    for (const token of held) weights.set(token, (weights.get(token) as number) * (narrativeLimit / before));
    clippedNarratives.push({ id: narrative, before });
  }

  let taken = 0;
  for (const token of [...weights.keys()].sort()) taken += weights.get(token) as number;
  const fallback = 1 - taken > band.tolerance ? 1 - taken : 0;
  if (fallback > 0) weights.set(benchmark, fallback);
  const held = [...weights.keys()].sort();
  const column = { tokens: held, values: held.map((token) => weights.get(token) as number) };
  return { weights: column, clippedTokens, clippedNarratives, fallback };
}

function inverseShares(
  tokens: readonly string[],
  volatilityOf: (token: string) => number | undefined,
): readonly (readonly [string, number])[] {
  const inverses = tokens.flatMap((token) => {
    const volatility = volatilityOf(token);
    return volatility === undefined ? [] : [[token, 1 / volatility] as const];
  });
  const total = inverses.reduce((sum, [, inverse]) => sum + inverse, 0);
  return inverses.map(([token, inverse]) => [token, inverse / total] as const);
}
