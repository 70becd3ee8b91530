import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { candidatesOf } from './candidates.ts';
import type { Close } from './close.ts';
import { indexLevel } from './indexLevel.ts';
import { type Rebalanced, rebalance } from './rebalance.ts';
import { RunningIndex } from './runningIndex.ts';
import { selectBasket } from './selectBasket.ts';
import { settleHoldings } from './settleHoldings.ts';
import { appended, settleQuietly } from './settleQuietly.ts';
import type { IndexState } from './types.ts';

/**
 * One narrative's index over one close: events, level on the old basket, then the rebalance if due. Undefined while no
 * rebalance has found an eligible member; the first that does starts it at the base. A rebalance without any candidate
 * keeps the holdings as they are. `isTradable` is the hysteresis over the count of eligible members, decided outside.
 */
export function advanceIndex(
  previous: RunningIndex | undefined,
  narrative: string,
  isTradable: boolean,
  close: Close,
  params: Parameters,
): RunningIndex | undefined {
  const quiet = close.firstOfMonth ? undefined : previous && settleQuietly(previous, isTradable, close, params);
  if (quiet !== undefined) return quiet;
  const state = changed(previous?.state, narrative, isTradable, close, params);
  return state && RunningIndex.of(state);
}

/** The state after a close that may change what the index holds. */
function changed(
  previous: IndexState | undefined,
  narrative: string,
  isTradable: boolean,
  close: Close,
  params: Parameters,
): IndexState | undefined {
  const held = previous && settle(previous, isTradable, close, params);
  const level = held?.levels.at(-1)?.level ?? params.index.base;
  const equalLevel = held?.equalLevel ?? params.index.base;
  const renewed = close.firstOfMonth
    ? renew(narrative, held?.basket ?? [], level, equalLevel, close, params)
    : undefined;
  if (held !== undefined) return renewed === undefined ? held : { ...held, ...renewed };
  if (renewed === undefined) return undefined;
  const levels = [{ day: close.day, level }];
  return { narrative, startedOn: close.day, ...renewed, levels, equalLevel, tradable: isTradable, gains: [] };
}

/** The index valued on its old basket, with this close appended to its histories. */
function settle(previous: IndexState, isTradable: boolean, close: Close, params: Parameters): IndexState {
  const { points, ...holdings } = settleHoldings(previous, close, params);
  const level = indexLevel(holdings.units, holdings.prices, holdings.cash);
  return {
    ...previous,
    ...holdings,
    equalLevel: indexLevel(holdings.equalUnits, holdings.prices, holdings.equalCash),
    levels: appended(previous.levels, { day: close.day, level }, params.index.levelsKept),
    tradable: isTradable,
    gains: appended(previous.gains, { day: close.day, points }, params.index.contributionBars),
  };
}

function renew(
  narrative: string,
  incumbents: readonly string[],
  level: number,
  equalLevel: number,
  close: Close,
  params: Parameters,
): Rebalanced | undefined {
  const basket = selectBasket(candidatesOf(narrative, close, params), incumbents, params);
  if (basket.length === 0) return undefined;
  const positions = tokenPositions(close.panel);
  const priceOf = (token: string): number => ownClose(close.panel, positions.get(token) ?? -1, close.row);
  return rebalance(close.day, basket, priceOf, level, equalLevel, params);
}
