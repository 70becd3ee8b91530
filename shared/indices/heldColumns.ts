import type { Panel } from '../market/panel.ts';
import { eventsByToken } from '../market/registeredEvents.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { TokenEvent } from '../registry/types.ts';
import { newColumn } from '../stats/newColumn.ts';
import type { IndexState } from './types.ts';

/** What an index holds, in the order of its `units`: found once, since units stay the same object until an event or rebalance. */
export interface HeldColumns {
  readonly tokens: readonly string[];
  /** In the panel; -1 = not in it. */
  readonly positions: Int32Array;
  readonly units: Float64Array;
  readonly equalUnits: Float64Array;
  /** Whether the registry tells an event that starts from any of them. */
  readonly hasEvents: boolean;
  /** The state made last of these holdings and its prices, which then need not be read from its record. */
  readonly newest: { state: IndexState | undefined; prices: Float64Array };
}

interface Known {
  readonly panelTokens: Panel['tokens'];
  readonly equalUnits: IndexState['equalUnits'];
  readonly events: readonly TokenEvent[];
  readonly columns: HeldColumns | undefined;
}

const known = new WeakMap<IndexState['units'], Known>();

/** The columns of a state's holdings; undefined where the twin holds other tokens, or in another order. */
export function heldColumns(
  { units, equalUnits }: Pick<IndexState, 'units' | 'equalUnits'>,
  panel: Panel,
  events: readonly TokenEvent[],
): HeldColumns | undefined {
  const last = known.get(units);
  if (last?.panelTokens === panel.tokens && last.equalUnits === equalUnits && last.events === events)
    return last.columns;
  const tokens = Object.keys(units);
  const twin = Object.keys(equalUnits);
  const positions = tokenPositions(panel);
  const byToken = eventsByToken(events);
  const isAligned = twin.length === tokens.length && twin.every((token, i) => token === tokens[i]);
  const columns = isAligned
    ? {
        tokens,
        positions: Int32Array.from(tokens, (token) => positions.get(token) ?? -1),
        units: Float64Array.from(tokens, (token) => units[token] as number),
        equalUnits: Float64Array.from(tokens, (token) => equalUnits[token] as number),
        hasEvents: tokens.some((token) => byToken.has(token)),
        newest: { state: undefined, prices: new Float64Array(0) },
      }
    : undefined;
  known.set(units, { panelTokens: panel.tokens, equalUnits, events, columns });
  return columns;
}

/** Prices of a state's holdings in the order of its `units`. */
export function heldPrices(state: IndexState, { tokens, newest }: HeldColumns): Float64Array {
  if (newest.state === state) return newest.prices;
  return Float64Array.from(tokens, (token) => state.prices[token] as number);
}

/** Numbers by token, in the order of the tokens. */
export function recordOf(tokens: readonly string[], values: Float64Array): Record<string, number> {
  const record: Record<string, number> = {};
  for (let i = 0; i < tokens.length; i++) record[tokens[i] as string] = values[i] as number;
  return record;
}

/** Index level in points: sum of units times price in the order of the columns, plus the cash of departed members. */
export function columnLevel(units: Float64Array, column: Float64Array, cash: number): number {
  let level = 0;
  for (let i = 0; i < units.length; i++) level += (units[i] as number) * (column[i] as number);
  return level + cash;
}

/** Own closes of the holdings at `row`; undefined when one has none. */
export function heldCloses(
  { positions }: HeldColumns,
  ownCloseOf: (position: number) => number,
): Float64Array | undefined {
  const closes = newColumn(positions.length);
  for (let i = 0; i < closes.length; i++) {
    const position = positions[i] as number;
    const close = position < 0 ? Number.NaN : ownCloseOf(position);
    if (Number.isNaN(close)) return undefined;
    closes[i] = close;
  }
  return closes;
}
