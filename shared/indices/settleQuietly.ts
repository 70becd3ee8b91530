import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import type { Panel } from '../market/panel.ts';
import { tradingSuccessor } from '../market/registeredEvents.ts';
import type { Close } from './close.ts';
import type { RunningIndex } from './runningIndex.ts';
import type { IndexState } from './types.ts';

const NOBODY: IndexState['silent'] = {};

/**
 * An index over the usual close, at which every token held has a price and no successor: units stay, the level moves.
 * Undefined on any other close.
 */
export function settleQuietly(
  index: RunningIndex,
  isTradable: boolean,
  { panel, row, day, registry }: Close,
  params: Parameters,
): RunningIndex | undefined {
  const { tokens, positions, units, equalUnits, hasEvents } = index.heldIn(panel, registry.events);
  const prices = ownCloses(panel, positions, row);
  if (prices === undefined) return undefined;
  if (hasEvents && tokens.some((token) => tradingSuccessor(panel, token, row, registry.events) !== undefined))
    return undefined;

  const { base, moved } = index;
  const gain = { day, tokens, points: pointsOf(units, moved.prices, prices) };
  return index.after({
    silent: NOBODY,
    prices,
    levels: moved.levels.appended({ day, level: levelOf(units, prices, base.cash) }, params.index.levelsKept),
    equalLevel: levelOf(equalUnits, prices, base.equalCash),
    tradable: isTradable,
    gains: appended(moved.gains, gain, params.index.contributionBars),
  });
}

/** Own closes of the tokens at `positions`; undefined when one has none. */
function ownCloses(panel: Panel, positions: Int32Array, row: number): readonly number[] | undefined {
  const closes: number[] = [];
  for (const position of positions) {
    const close = position < 0 ? Number.NaN : ownClose(panel, position, row);
    if (Number.isNaN(close)) return undefined;
    closes.push(close);
  }
  return closes;
}

/** Index points: units times price, summed in the order of the units, plus the cash of departed members. */
function levelOf(units: readonly number[], prices: readonly number[], cash: number): number {
  let level = 0;
  for (let i = 0; i < units.length; i++) level += (units[i] as number) * (prices[i] as number);
  return level + cash;
}

function pointsOf(units: readonly number[], before: readonly number[], now: readonly number[]): readonly number[] {
  const points: number[] = [];
  for (let i = 0; i < units.length; i++) {
    const own = units[i] as number;
    points.push(own * (now[i] as number) - own * (before[i] as number));
  }
  return points;
}

/** The list with one more at its end, the newest `kept`. */
export function appended<T>(list: readonly T[], next: T, kept: number): readonly T[] {
  const newest = list.slice(Math.max(0, list.length + 1 - kept));
  newest.push(next);
  return newest;
}
