import type { Parameters } from '../engine/parameters.ts';
import type { TokenEvent } from '../registry/types.ts';
import type { EpochDay } from './day.ts';
import { lastPricedRow, ownClose } from './ownClose.ts';
import type { Panel } from './panel.ts';
import { tokenPositions } from './tokenPositions.ts';

const NONE: readonly TokenEvent[] = [];
const known = new WeakMap<readonly TokenEvent[], ReadonlyMap<string, readonly TokenEvent[]>>();

/** Registered events that start from `token`, ascending by date. */
function eventsFrom(events: readonly TokenEvent[], token: string): readonly TokenEvent[] {
  return eventsByToken(events).get(token) ?? NONE;
}

/** Registered events by the token they start from, ascending by date; grouped once per event list. */
export function eventsByToken(events: readonly TokenEvent[]): ReadonlyMap<string, readonly TokenEvent[]> {
  let byToken = known.get(events);
  if (byToken === undefined) {
    byToken = Map.groupBy(
      events.toSorted((a, b) => a.date - b.date),
      (event) => event.from,
    );
    known.set(events, byToken);
  }
  return byToken;
}

/**
 * What the registry says about a token without a price at `row`: `delisted` when a delisting in force explains the stop
 * (a token relisted long after it is not meant), `migrating` when the gap is next to a rename, merge or
 * redenomination, whose date may still lie ahead (prices stop some days before the successor trades); else undefined.
 */
export function registeredStop(
  panel: Panel,
  position: number,
  row: number,
  events: readonly TokenEvent[],
  params: Parameters,
): 'delisted' | 'migrating' | undefined {
  const own = eventsFrom(events, panel.tokens[position] as string);
  if (own.length === 0) return undefined;
  const lastRow = lastPricedRow(panel, position, row);
  const lastPriced = lastRow < 0 ? Number.NEGATIVE_INFINITY : panel.firstDay + lastRow;
  const inForce = (event: TokenEvent): boolean =>
    event.date <= panel.firstDay + row && lastPriced <= event.date + params.index.eventWindowDays;
  if (own.some((event) => event.kind === 'delist' && inForce(event))) return 'delisted';
  const isNear = (event: TokenEvent): boolean => Math.abs(lastPriced - event.date) <= params.index.eventWindowDays;
  const near = own.some((event) => event.kind !== 'delist' && isNear(event));
  return near ? 'migrating' : undefined;
}

/** The successor a registered event in force at `row` gives, when it trades itself by then; undefined without one. */
export function tradingSuccessor(
  panel: Panel,
  token: string,
  row: number,
  events: readonly TokenEvent[],
): { readonly token: string; readonly ratio: number; readonly price: number; readonly date: EpochDay } | undefined {
  for (const { date, from, to, ratio } of eventsFrom(events, token)) {
    if (to === null || ratio === null || to === from || date > panel.firstDay + row) continue;
    const position = tokenPositions(panel).get(to);
    const price = position === undefined ? Number.NaN : ownClose(panel, position, row);
    if (!Number.isNaN(price)) return { token: to, ratio, price, date };
  }
  return undefined;
}
