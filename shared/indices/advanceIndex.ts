import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { candidatesOf } from './candidates.ts';
import type { Close } from './close.ts';
import { LevelSeries } from './levelSeries.ts';
import { rebalance } from './rebalance.ts';
import { RunningIndex } from './runningIndex.ts';
import { selectBasket } from './selectBasket.ts';
import { settleHoldings } from './settleHoldings.ts';
import { settleQuietly } from './settleQuietly.ts';

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
  const held =
    previous &&
    (settleQuietly(previous, isTradable, close, params) ?? settleHoldings(previous, isTradable, close, params));
  return close.firstOfMonth ? (renewed(held, narrative, isTradable, close, params) ?? held) : held;
}

/** The index after its rebalance, or as it starts; undefined without a candidate. */
function renewed(
  held: RunningIndex | undefined,
  narrative: string,
  isTradable: boolean,
  close: Close,
  params: Parameters,
): RunningIndex | undefined {
  const { panel, row, day } = close;
  const basket = selectBasket(candidatesOf(narrative, close, params), held?.holdings.basket ?? [], params);
  if (basket.length === 0) return undefined;
  const { base, levelsKept } = params.index;
  const level = held?.level ?? base;
  const equalLevel = held?.moving.equalLevel ?? base;
  const positions = tokenPositions(panel);
  const priceOf = (token: string): number => ownClose(panel, positions.get(token) ?? -1, row);
  const { prices, ...holdings } = rebalance(day, basket, priceOf, level, equalLevel, params);
  return new RunningIndex(
    { narrative, startedOn: held?.holdings.startedOn ?? day, ...holdings },
    {
      prices,
      silent: {},
      levels: held?.moving.levels ?? LevelSeries.EMPTY.appended({ day, level }, levelsKept),
      equalLevel,
      tradable: isTradable,
      gains: held?.moving.gains ?? [],
    },
  );
}
