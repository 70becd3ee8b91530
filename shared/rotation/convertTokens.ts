import { columnOf, recordOf } from './ascendingColumn.ts';
import { mergeDue } from './due.ts';
import type { TokenConversion } from './rotationClose.ts';
import type { RotationState, Tranche, Weights } from './types.ts';

/**
 * Applies registered renames, merges and redenominations to everything the rotation holds or plans: weights pass to the
 * successor unchanged and at no cost, its price basis is the old one divided by the ratio (new tokens per old one).
 * Where both were held, the bases blend so that the joint position is worth what the two were.
 */
export function convertTokens(state: RotationState, conversions: readonly TokenConversion[]): RotationState {
  return conversions.reduce(convertOne, state);
}

function convertOne(state: RotationState, { from, to, ratio }: TokenConversion): RotationState {
  const rename = (token: string) => (token === from ? to : token);
  const { book, pending } = state;
  return {
    tranches: state.tranches.map((tranche) => tranche && convertTranche(tranche, rename)),
    pending: pending && {
      ...pending,
      target: convertWeights(pending.target, rename),
      due: recordOf(
        mergeDue(...Object.entries(pending.due).map(([token, reasons]) => columnOf({ [rename(token)]: reasons }))),
      ),
    },
    book: { ...book, weights: convertWeights(book.weights, rename) },
    lastPrices: convertBasis(state, from, to, ratio),
  };
}

function convertTranche(tranche: Tranche, rename: (token: string) => string): Tranche {
  const tokens: Record<string, readonly string[]> = {};
  for (const [narrative, held] of Object.entries(tranche.tokens)) tokens[narrative] = [...new Set(held.map(rename))];
  return {
    ...tranche,
    tokens,
    weights: convertWeights(tranche.weights, rename),
    capped: { ...tranche.capped, tokens: [...new Set(tranche.capped.tokens.map(rename))] },
  };
}

function convertWeights(weights: Weights, rename: (token: string) => string): Weights {
  const converted: Record<string, number> = {};
  for (const token of Object.keys(weights).sort()) {
    converted[rename(token)] = (converted[rename(token)] ?? 0) + (weights[token] as number);
  }
  return converted;
}

/** Basis b of the joint position: its number of tokens per NAV is the sum of both, `(w1 + w2) / b = w1 / b1 + w2 / b2`. */
function convertBasis(state: RotationState, from: string, to: string, ratio: number): Readonly<Record<string, number>> {
  const { [from]: oldPrice, ...prices } = state.lastPrices;
  if (oldPrice === undefined) return state.lastPrices;
  const basis = oldPrice / ratio;
  const [moved, own] = [state.book.weights[from] ?? 0, state.book.weights[to] ?? 0];
  const ownBasis = prices[to];
  const blended = ownBasis === undefined || own === 0 ? basis : (moved + own) / (moved / basis + own / ownBasis);
  return { ...prices, [to]: blended };
}
