import type { Panel } from '../market/panel.ts';
import { eventsByToken } from '../market/registeredEvents.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import type { TokenEvent } from '../registry/types.ts';

/** Where the tokens an index holds are found: the same from one close to the next until an event or rebalance. */
export interface HeldColumns {
  /** In the panel; -1 = not in it. */
  readonly positions: Int32Array;
  /** Whether the registry tells an event that starts from any of them. */
  readonly hasEvents: boolean;
  /** What positions and events were looked up in. */
  readonly panelTokens: Panel['tokens'];
  readonly events: readonly TokenEvent[];
}

export function heldColumns(tokens: readonly string[], panel: Panel, events: readonly TokenEvent[]): HeldColumns {
  const byToken = eventsByToken(events);
  return {
    positions: positionsOf(panel, tokens),
    hasEvents: tokens.some((token) => byToken.has(token)),
    panelTokens: panel.tokens,
    events,
  };
}
