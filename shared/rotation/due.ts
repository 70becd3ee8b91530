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
  const values: ReasonCode[][] = tokens.map(() => []);
  for (const list of some) {
    const reasons = valuesAt(list, tokens, NO_REASON);
    for (let i = 0; i < tokens.length; i++)
      for (const reason of reasons[i] as readonly ReasonCode[])
        if (!values[i]?.includes(reason)) values[i]?.push(reason);
  }
  return { tokens, values };
}
