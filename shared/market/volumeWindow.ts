import type { Parameters } from '../engine/parameters.ts';
import { median } from '../stats/median.ts';
import type { Panel } from './panel.ts';

/** Trailing volumes of one scope: US dollars a bar at `values[from..to)`, ascending, the window's last bar last. */
export interface VolumeWindow {
  readonly scope: 'venue' | 'aggregate';
  /** Trust factor q of the scope: multiply before comparing volumes of different scopes. */
  readonly trust: number;
  readonly values: Float64Array;
  readonly from: number;
  readonly to: number;
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
  const venueBars = present(panel.venueVolume, from, to);
  const aggregateBars = present(panel.aggregateVolume, from, to);
  const isVenue = venueBars >= aggregateBars;
  const scope = isVenue ? 'venue' : 'aggregate';
  const trust = isVenue ? params.volume.venueTrust : params.volume.aggregateTrust;
  const own = isVenue ? panel.venueVolume : panel.aggregateVolume;
  const other = isVenue ? panel.aggregateVolume : panel.venueVolume;
  const complete = (isVenue ? venueBars : aggregateBars) === to - from;
  if (complete || (isVenue ? aggregateBars : venueBars) === 0) return { scope, trust, values: own, from, to };
  const values = filled(own.subarray(from, to), other.subarray(from, to));
  return { scope, trust, values, from: 0, to: values.length };
}

/** The volume of one bar as reported, US dollars: the trusted venue's where known, else the aggregate; NaN without. */
export function volumeAt(panel: Panel, row: number, position: number): number {
  const cell = position * panel.days + row;
  const venue = panel.venueVolume[cell] as number;
  return Number.isNaN(venue) ? (panel.aggregateVolume[cell] as number) : venue;
}

function present(values: Float64Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (!Number.isNaN(values[i])) count++;
  return count;
}

function filled(own: Float64Array, other: Float64Array): Float64Array {
  const ratio = median(own.map((value, i) => value / (other[i] as number))) ?? Number.NaN;
  return own.map((value, i) => (Number.isNaN(value) ? ratio * (other[i] as number) : value));
}
