import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import type { Panel } from '../market/panel.ts';
import { tradingSuccessor } from '../market/registeredEvents.ts';
import type { Close } from './close.ts';
import type { Gain, RunningIndex } from './runningIndex.ts';
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

  const { holdings, moving } = index;
  const level = levelOf(units, prices, holdings.cash);
  const gain = { day, tokens, points: pointsOf(units, moving.prices, prices) };
  return index.moved({
    prices,
    silent: NOBODY,
    levels: moving.levels.appended({ day, level }, params.index.levelsKept),
    equalLevel: levelOf(equalUnits, prices, holdings.equalCash),
    tradable: isTradable,
    gains: withGain(moving.gains, gain, params),
  });
}

/** Own closes of the tokens at `positions`; undefined when one has none. */
function ownCloses(panel: Panel, positions: Int32Array, row: number): readonly number[] | undefined {
  const closes = new Array<number>(positions.length);
  for (let i = 0; i < closes.length; i++) {
    const position = positions[i] as number;
    const close = position < 0 ? Number.NaN : ownClose(panel, position, row);
    if (Number.isNaN(close)) return undefined;
    closes[i] = close;
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
  const points = new Array<number>(units.length);
  for (let i = 0; i < points.length; i++) {
    const own = units[i] as number;
    points[i] = own * (now[i] as number) - own * (before[i] as number);
  }
  return points;
}

/** The gains with one more at their end, as many as are kept. */
export function withGain(gains: readonly Gain[], gain: Gain, params: Parameters): readonly Gain[] {
  const from = Math.max(0, gains.length + 1 - params.index.contributionBars);
  const newest = new Array<Gain>(gains.length - from + 1);
  for (let i = from; i < gains.length; i++) newest[i - from] = gains[i] as Gain;
  newest[gains.length - from] = gain;
  return newest;
}
