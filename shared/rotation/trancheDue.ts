import type { Parameters } from '../engine/parameters.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import type { Due } from './due.ts';
import type { Decision, ReasonCode, Tranche } from './types.ts';

/**
 * Trades a tranche's decision makes due. Where anything was decided, every token whose weight in the tranche changed is
 * due: with the reasons that name it, one of its narratives or the whole tranche, and with all of them where none does (a
 * sibling that gives way, the benchmark that pays). Where nothing was, new weights are left to the band.
 */
export function trancheDue(
  previous: Tranche | null,
  tranche: Tranche,
  decisions: readonly Decision[],
  params: Parameters,
): Due {
  const due: Record<string, readonly ReasonCode[]> = {};
  if (decisions.length === 0) return due;
  for (const token of ascendingTokens(previous?.weights, tranche.weights)) {
    const change = (tranche.weights[token] ?? 0) - (previous?.weights[token] ?? 0);
    if (Math.abs(change) <= params.rotation.band.tolerance) continue;
    const naming = decisions.filter((decision) => names(decision, token, previous, tranche));
    due[token] = [...new Set((naming.length > 0 ? naming : decisions).map(({ reason }) => reason))];
  }
  return due;
}

function names(decision: Decision, token: string, previous: Tranche | null, tranche: Tranche): boolean {
  if (decision.token !== null) return decision.token === token;
  if (decision.narrative === null) return true;
  const held = [...(previous?.tokens[decision.narrative] ?? []), ...(tranche.tokens[decision.narrative] ?? [])];
  return held.includes(token);
}
