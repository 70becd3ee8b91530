import type { Parameters } from '../engine/parameters.ts';
import { NOTHING, numbersAt } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import type { Due } from './due.ts';
import { type TrancheColumns, tokensFor } from './rotationColumns.ts';
import type { Decision, ReasonCode } from './types.ts';

/**
 * Trades a tranche's decision makes due. Where anything was decided, every token whose weight in the tranche changed is
 * due: with the reasons that name it, one of its narratives or the whole tranche, and with all of them where none does (a
 * sibling that gives way, the benchmark that pays). Where nothing was, new weights are left to the band.
 */
export function trancheDue(
  previous: TrancheColumns | null,
  tranche: TrancheColumns,
  decisions: readonly Decision[],
  params: Parameters,
): Due {
  if (decisions.length === 0) return NOTHING;
  const before = previous?.weights ?? NOTHING;
  const tokens = ascendingTokens([before.tokens, tranche.weights.tokens]);
  const weightsBefore = numbersAt(before, tokens, 0);
  const weights = numbersAt(tranche.weights, tokens, 0);
  const named = decisions.map((decision) => namedBy(decision, previous, tranche));
  const all: ReasonCode[] = [];
  for (const { reason } of decisions) addTo(all, reason);
  const due: { tokens: string[]; values: (readonly ReasonCode[])[] } = { tokens: [], values: [] };
  for (let i = 0; i < tokens.length; i++) {
    const change = (weights[i] as number) - (weightsBefore[i] as number);
    if (Math.abs(change) <= params.rotation.band.tolerance) continue;
    const token = tokens[i] as string;
    const naming: ReasonCode[] = [];
    for (let at = 0; at < decisions.length; at++)
      if (named[at]?.includes(token) ?? true) addTo(naming, (decisions[at] as Decision).reason);
    due.tokens.push(token);
    due.values.push(naming.length > 0 ? naming : all);
  }
  return due;
}

/** The tokens a decision names, itself or by a narrative that held or holds them; undefined = all of the tranche. */
function namedBy(
  { token, narrative }: Decision,
  previous: TrancheColumns | null,
  tranche: TrancheColumns,
): readonly string[] | undefined {
  if (token !== null) return [token];
  if (narrative === null) return undefined;
  return [...(tokensFor(previous, narrative) ?? []), ...(tokensFor(tranche, narrative) ?? [])];
}

/** Each reason once, in the order given. */
function addTo(reasons: ReasonCode[], reason: ReasonCode): void {
  if (!reasons.includes(reason)) reasons.push(reason);
}
