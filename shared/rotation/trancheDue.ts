import type { Parameters } from '../engine/parameters.ts';
import { NOTHING, valuesAt } from './ascendingColumn.ts';
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
  const weightsBefore = valuesAt(before, tokens, 0);
  const weights = valuesAt(tranche.weights, tokens, 0);
  const named = decisions.map((decision) => namedBy(decision, previous, tranche));
  const all = reasonsOf(decisions);
  const due: { tokens: string[]; values: (readonly ReasonCode[])[] } = { tokens: [], values: [] };
  for (let i = 0; i < tokens.length; i++) {
    const change = (weights[i] as number) - (weightsBefore[i] as number);
    if (Math.abs(change) <= params.rotation.band.tolerance) continue;
    const token = tokens[i] as string;
    const naming = decisions.filter((_, at) => named[at]?.includes(token) ?? true);
    due.tokens.push(token);
    due.values.push(naming.length > 0 ? reasonsOf(naming) : all);
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
function reasonsOf(decisions: readonly Decision[]): readonly ReasonCode[] {
  const reasons: ReasonCode[] = [];
  for (const { reason } of decisions) if (!reasons.includes(reason)) reasons.push(reason);
  return reasons;
}
