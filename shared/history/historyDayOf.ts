import { allTokenChanges } from '../backtest/replay/allTokenChanges.ts';
import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { ownClose } from '../market/ownClose.ts';
import { type Panel, rowOf } from '../market/panel.ts';
import type { Registry } from '../registry/types.ts';
import type { DecidedClose, HistoryDay } from './historyDay.ts';

/** Facts of a close as the engine gave or the table stored them. */
export type CloseFacts = Omit<DecidedClose, 'dead' | 'conversions'>;

/** A calendar day for the history: its prices as the panel has them, and what its close decided, if there was one. */
export function historyDayOf(
  market: { readonly panel: Panel; readonly registry: Registry; readonly params: Parameters; readonly live: boolean },
  day: EpochDay,
  facts: CloseFacts | undefined,
): HistoryDay {
  const { panel, live } = market;
  const row = rowOf(panel, day);
  const closes = new Map<string, number>();
  panel.tokens.forEach((token, position) => {
    const close = ownClose(panel, position, row);
    if (!Number.isNaN(close)) closes.set(token, close);
  });
  if (facts === undefined) return { day, closes, decided: undefined };
  const { grades, tokenSignals, liquidity, indices, heat } = facts;
  const { delisted: dead, conversions } = allTokenChanges(market, day, live);
  return { day, closes, decided: { grades, tokenSignals, liquidity, indices, heat, dead, conversions } };
}
