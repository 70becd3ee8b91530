import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import { tradingSuccessor } from '../market/registeredEvents.ts';
import { newColumn } from '../stats/newColumn.ts';
import type { Close } from './close.ts';
import { columnLevel, type HeldColumns, heldCloses, heldColumns, heldPrices, recordOf } from './heldColumns.ts';
import { appendLevel } from './levelSeries.ts';
import type { IndexState } from './types.ts';

const NOBODY: IndexState['silent'] = {};

/**
 * An index over the usual close, at which every token held has a price and no successor: units stay, the level moves.
 * Undefined on any other close.
 */
export function settleQuietly(
  previous: IndexState,
  isTradable: boolean,
  { panel, row, day, registry }: Close,
  params: Parameters,
): IndexState | undefined {
  const held = heldColumns(previous, panel, registry.events);
  if (held === undefined) return undefined;
  const closes = heldCloses(held, (position) => ownClose(panel, position, row));
  if (closes === undefined) return undefined;
  if (held.hasEvents && held.tokens.some((token) => tradingSuccessor(panel, token, row, registry.events) !== undefined))
    return undefined;

  const before = heldPrices(previous, held);
  const level = columnLevel(held.units, closes, previous.cash);
  const state: IndexState = {
    narrative: previous.narrative,
    startedOn: previous.startedOn,
    rebalancedOn: previous.rebalancedOn,
    basket: previous.basket,
    weights: previous.weights,
    units: previous.units,
    cash: previous.cash,
    equalUnits: previous.equalUnits,
    equalCash: previous.equalCash,
    prices: recordOf(held.tokens, closes),
    silent: NOBODY,
    levels: appendLevel(previous.levels, { day, level }, params.index.levelsKept),
    equalLevel: columnLevel(held.equalUnits, closes, previous.equalCash),
    tradable: isTradable,
    gains: appendGain(previous.gains, gainOf(day, held, before, closes), params),
  };
  held.newest.state = state;
  held.newest.prices = closes;
  return state;
}

function gainOf(day: number, { tokens, units }: HeldColumns, before: Float64Array, closes: Float64Array) {
  const points = newColumn(units.length);
  for (let i = 0; i < points.length; i++) {
    const own = units[i] as number;
    points[i] = own * (closes[i] as number) - own * (before[i] as number);
  }
  return { day, points: recordOf(tokens, points) };
}

/** The gains with one more at their end, as many as are kept. */
export function appendGain(
  gains: IndexState['gains'],
  gain: IndexState['gains'][number],
  params: Parameters,
): IndexState['gains'] {
  const newest = gains.slice(-(params.index.contributionBars - 1));
  newest.push(gain);
  return newest;
}
