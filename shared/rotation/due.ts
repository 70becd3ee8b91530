import { ascendingTokens } from './ascendingTokens.ts';
import type { ReasonCode } from './types.ts';

/** Tokens whose trade is due whatever its size, each with its reasons. */
export type Due = Readonly<Record<string, readonly ReasonCode[]>>;

/** Union of several lists: reasons of a token in the order given, each once; tokens ascending. */
export function mergeDue(...lists: readonly Due[]): Due {
  const merged: Record<string, readonly ReasonCode[]> = {};
  for (const token of ascendingTokens(...lists)) {
    const reasons: ReasonCode[] = [];
    for (const list of lists)
      for (const reason of list[token] ?? []) if (!reasons.includes(reason)) reasons.push(reason);
    merged[token] = reasons;
  }
  return merged;
}
