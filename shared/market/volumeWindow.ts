import type { Parameters } from '../engine/parameters.ts';
import { median } from '../stats/median.ts';
import type { Panel } from './panel.ts';
import { isWhole, rowRange } from './rowRange.ts';

/** Trailing volumes of one scope: US dollars a bar at `values[from..to)`, ascending, the window's last bar last. */
export interface VolumeWindow {
  readonly scope: 'venue' | 'aggregate';
  /** Trust factor q of the scope: multiply before comparing volumes of different scopes. */
  readonly trust: number;
  readonly values: Float64Array;
  readonly from: number;
  readonly to: number;
  /** How many of them are known. */
  readonly present: number;
}

/**
 * The token's volumes over the trailing `params.volume.bars` rows that end at `row`, in one scope: the one with more
 * bars there (tie: venue). A bar that lacks it is taken from the other scope times the token's median ratio over the
 * bars of this window that have both, and is NaN where there is no such bar. Causal: nothing after `row` is read. With
 * one scope only, `values` is the panel's own array, not a copy: do not write to it.
 */
export function volumeWindow(panel: Panel, row: number, position: number, params: Parameters): VolumeWindow {
  const from = position * panel.days + Math.max(0, row - params.volume.bars + 1);
  const to = position * panel.days + row + 1;
  const { venueVolume, aggregateVolume } = panel;
  const venueBars = isKnown(panel, venueVolume, position) ? presentIn(venueVolume, from, to) : 0;
  const aggregateBars = isKnown(panel, aggregateVolume, position) ? presentIn(aggregateVolume, from, to) : 0;
  const isVenue = venueBars >= aggregateBars;
  const scope = isVenue ? 'venue' : 'aggregate';
  const trust = isVenue ? params.volume.venueTrust : params.volume.aggregateTrust;
  const own = isVenue ? venueVolume : aggregateVolume;
  const ownBars = isVenue ? venueBars : aggregateBars;
  const otherBars = isVenue ? aggregateBars : venueBars;
  if (ownBars === to - from || otherBars === 0) return { scope, trust, values: own, from, to, present: ownBars };
  const other = isVenue ? aggregateVolume : venueVolume;
  const values = filled(own.subarray(from, to), other.subarray(from, to));
  return { scope, trust, values, from: 0, to: values.length, present: presentIn(values, 0, values.length) };
}

/**
 * The column that every window of the rows is read from, and its trust, where each of those windows is of one scope and
 * whole; undefined otherwise. What `volumeWindow` would give row by row, without looking at each.
 */
export function wholeVolumes(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  params: Parameters,
): Pick<VolumeWindow, 'values' | 'trust'> | undefined {
  const { venueVolume, aggregateVolume, days } = panel;
  const { bars, venueTrust, aggregateTrust } = params.volume;
  // No scope has more bars than a whole window, and the venue's wins a tie.
  if (isWhole(venueVolume, rowRange(venueVolume, days, position, from, to), bars))
    return { values: venueVolume, trust: venueTrust };
  if (isKnown(panel, venueVolume, position)) return undefined;
  return isWhole(aggregateVolume, rowRange(aggregateVolume, days, position, from, to), bars)
    ? { values: aggregateVolume, trust: aggregateTrust }
    : undefined;
}

function presentIn(values: Float64Array, from: number, to: number): number {
  let count = 0;
  for (let cell = from; cell < to; cell++) if (!Number.isNaN(values[cell])) count++;
  return count;
}

function filled(own: Float64Array, other: Float64Array): Float64Array {
  const ratio = median(own.map((value, i) => value / (other[i] as number))) ?? Number.NaN;
  return own.map((value, i) => (Number.isNaN(value) ? ratio * (other[i] as number) : value));
}

/** 0 = not yet counted. */
const KNOWN = 1;
const UNKNOWN = 2;
const known = new WeakMap<Float64Array, Uint8Array>();

/** Whether the column holds any volume of the token; most markets have one scope only, and the other need not be counted. */
function isKnown(panel: Panel, column: Float64Array, position: number): boolean {
  let tokens = known.get(column);
  if (tokens === undefined) {
    tokens = new Uint8Array(panel.tokens.length);
    known.set(column, tokens);
  }
  if (tokens[position] === 0) {
    const end = (position + 1) * panel.days;
    let cell = position * panel.days;
    while (cell < end && Number.isNaN(column[cell])) cell++;
    tokens[position] = cell < end ? KNOWN : UNKNOWN;
  }
  return tokens[position] === KNOWN;
}
