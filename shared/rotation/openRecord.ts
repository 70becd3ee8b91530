import type { ReasonCode, RotationState } from './types.ts';

/**
 * Genesis of the forward record from the hypothetical fold's state at the same close: the tranches and the target are
 * kept, the book starts anew at NAV 1 in cash. Every token of the target is due at the next close, whatever its size and
 * with its costs: as its narrative's entry, or as the fallback where no narrative holds it.
 */
export function openRecord(hypothetical: RotationState): RotationState {
  const { pending } = hypothetical;
  const forNarrative = new Set(
    hypothetical.tranches.flatMap((tranche) => (tranche === null ? [] : Object.values(tranche.tokens).flat())),
  );
  const due: Record<string, readonly ReasonCode[]> = {};
  for (const token of Object.keys(pending?.target ?? {}).sort()) {
    due[token] = [forNarrative.has(token) ? 'NARRATIVE_ENTER' : 'FALLBACK'];
  }
  return {
    tranches: hypothetical.tranches,
    pending: pending && { ...pending, due },
    book: { navGross: 1, navNet: 1, weights: {} },
    lastPrices: {},
  };
}
