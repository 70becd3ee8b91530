import { indexLevel } from './indexLevel.ts';
import type { IndexState } from './types.ts';
import { type Valuation, valueConstituents } from './valueConstituents.ts';

/** One index at the latest prices: decides nothing, changes no state. */
export interface MarkedIndex extends Valuation {
  readonly level: number;
}

/**
 * Marks every index to `prices` (US dollars by token: quotes, with the last close where there is none). A held token
 * outside `quotes` counts as stale. A mark at the closing prices gives the closing levels. Throws when a held token has
 * no price at all: the caller carries last closes.
 */
export function markIndices(
  states: Readonly<Record<string, IndexState>>,
  prices: ReadonlyMap<string, number>,
  quotes: ReadonlyMap<string, number>,
): ReadonlyMap<string, MarkedIndex> {
  const marked = new Map<string, MarkedIndex>();
  for (const [narrative, state] of Object.entries(states)) {
    const used: Record<string, number> = {};
    for (const token of Object.keys(state.units)) {
      const price = prices.get(token);
      if (price === undefined) throw new Error(`mark: index ${narrative} holds ${token}, which has no price`);
      used[token] = price;
    }
    const level = indexLevel(state.units, used, state.cash);
    const staleBarsOf = (token: string): number =>
      quotes.has(token) ? 0 : Math.max(1, state.silent[token]?.bars ?? 0);
    marked.set(narrative, { level, ...valueConstituents(state.units, used, level, staleBarsOf) });
  }
  return marked;
}
