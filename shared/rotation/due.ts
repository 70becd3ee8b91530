import { type AscendingColumn, NOTHING, valuesAt } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import type { ReasonCode } from './types.ts';

/** Tokens whose trade is due whatever its size, each with its reasons. */
export type Due = AscendingColumn<readonly ReasonCode[]>;

const NO_REASON: readonly ReasonCode[] = [];

/** Union of several lists: reasons of a token in the order given, each once. */
export function mergeDue(...lists: readonly Due[]): Due {
  const some = lists.filter(({ tokens }) => tokens.length > 0);
  if (some.length < 2) return some[0] ?? NOTHING;
  const tokens = ascendingTokens(some.map((list) => list.tokens));
  const values: (readonly ReasonCode[])[] = [];
  for (const list of some) {
    const reasons = valuesAt(list, tokens, NO_REASON);
    for (let i = 0; i < tokens.length; i++)
      values[i] = union(values[i] ?? NO_REASON, reasons[i] as readonly ReasonCode[]);
  }
  return { tokens, values };
}

/** A list of its own only where both have reasons, which few tokens do. */
function union(a: readonly ReasonCode[], b: readonly ReasonCode[]): readonly ReasonCode[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : [...a, ...b.filter((reason) => !a.includes(reason))];
}
