import { type MarkedIndex, markIndices } from '../indices/markIndices.ts';
import type { EngineState } from './types.ts';

/** Latest prices applied to the last close's baskets: an hour's update. It decides nothing and changes no state. */
export interface Mark {
  /** ISO 8601: the instant of the prices. */
  readonly asOf: string;
  /** Accepted price by token in US dollars; a token without one is carried at its last close. */
  readonly prices: ReadonlyMap<string, number>;
  readonly indices: ReadonlyMap<string, MarkedIndex>;
}

/**
 * Marks the state to `quotes`, falling back per token to `lastCloses`. Levels use the units of the last close, so a mark
 * taken at exactly the closing prices gives the closing levels.
 */
export function mark(
  state: EngineState,
  asOf: string,
  quotes: ReadonlyMap<string, number>,
  lastCloses: ReadonlyMap<string, number>,
): Mark {
  const prices = new Map([...lastCloses, ...quotes]);
  return { asOf, prices, indices: markIndices(state.indices, prices, quotes) };
}
