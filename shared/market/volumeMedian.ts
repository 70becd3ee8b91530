import { SlidingMedian } from '../stats/slidingMedian.ts';
import type { Panel } from './panel.ts';

const known = new WeakMap<Panel, Map<number, SlidingMedian[]>>();

/**
 * What takes the medians of a token's volumes in windows of up to `bars`: the same object at every call, so that windows of a
 * block of rows go on sliding where those of the block before ended.
 */
export function volumeMedian(panel: Panel, position: number, bars: number): SlidingMedian {
  let byBars = known.get(panel);
  if (byBars === undefined) {
    byBars = new Map();
    known.set(panel, byBars);
  }
  let medians = byBars.get(bars);
  if (medians === undefined) {
    medians = [];
    byBars.set(bars, medians);
  }
  medians[position] ??= new SlidingMedian(bars);
  return medians[position];
}
