import type { Panel } from '../market/panel.ts';
import { eventsByToken } from '../market/registeredEvents.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { TokenEvent } from '../registry/types.ts';
import type { IndexState } from './types.ts';

/** What an index holds, in the order of its `units`: the same from one close to the next until an event or rebalance. */
export interface HeldColumns {
  readonly tokens: readonly string[];
  /** In the panel; -1 = not in it. */
  readonly positions: Int32Array;
  readonly units: readonly number[];
  readonly equalUnits: readonly number[];
  /** Whether the registry tells an event that starts from any of them. */
  readonly hasEvents: boolean;
  /** What positions and events were looked up in. */
  readonly panelTokens: Panel['tokens'];
  readonly events: readonly TokenEvent[];
}

/** The columns of a state's holdings. */
export function heldColumns(
  { units, equalUnits }: Pick<IndexState, 'units' | 'equalUnits'>,
  panel: Panel,
  events: readonly TokenEvent[],
): HeldColumns {
  const tokens = Object.keys(units);
  const positions = tokenPositions(panel);
  const byToken = eventsByToken(events);
  return {
    tokens,
    positions: Int32Array.from(tokens, (token) => positions.get(token) ?? -1),
    units: Object.values(units),
    equalUnits: tokens.map((token) => equalUnits[token] as number),
    hasEvents: tokens.some((token) => byToken.has(token)),
    panelTokens: panel.tokens,
    events,
  };
}
