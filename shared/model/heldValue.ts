import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { lastPricedRow, ownClose } from '../market/ownClose.ts';
import { type Panel, PanelFlag } from '../market/panel.ts';
import { registeredStop, tradingSuccessor } from '../market/registeredEvents.ts';
import type { TokenEvent } from '../registry/types.ts';

/** The prices a target is valued at. */
export interface PriceHistory {
  readonly panel: Panel;
  readonly events: readonly TokenEvent[];
  /** Closes that never counted: no time passed on them. */
  readonly skippedDays: ReadonlySet<EpochDay>;
}

/**
 * US dollars one unit of a token, at a position in the panel (-1 = not in it), is worth at the close of `row`: its close; else its successor's, times the ratio, next to
 * a registered event; else its last close, less `haircut` once it is delisted or has been silent for longer than the
 * frozen bars. Reads no row after `row`. Throws for a token that is not in the panel or was never priced.
 */
export function heldValue(
  prices: PriceHistory,
  token: string,
  position: number,
  row: number,
  haircut: number,
  params: Parameters,
): number {
  const { panel, events } = prices;
  const lastRow = position < 0 ? -1 : lastPricedRow(panel, position, row);
  if (lastRow < 0) throw new Error(`target: ${token} has no price up to row ${row}`);
  const last = ownClose(panel, position, lastRow);
  if (lastRow === row) return last;

  const successor = tradingSuccessor(panel, token, row, events);
  const gap = successor === undefined ? Number.POSITIVE_INFINITY : Math.abs(panel.firstDay + lastRow - successor.date);
  if (successor !== undefined && gap <= params.index.eventWindowDays) return successor.price * successor.ratio;

  const stop = registeredStop(panel, position, row, events, params);
  const silentBars = absentBars(prices, position, lastRow, row);
  const gone = stop === 'delisted' || (stop === undefined && silentBars > params.index.frozenBars);
  return gone && silentBars > 0 ? last * (1 - haircut) : last;
}

/** Bars after `lastRow` at which no price arrived: a refused one did arrive. */
function absentBars({ panel, skippedDays }: PriceHistory, position: number, lastRow: number, row: number): number {
  let bars = 0;
  for (let at = lastRow + 1; at <= row; at++) {
    const quarantined = (panel.flags[position * panel.days + at] as number) & PanelFlag.quarantined;
    if (quarantined === 0 && !skippedDays.has(panel.firstDay + at)) bars++;
  }
  return bars;
}
