import type { Parameters } from '../engine/parameters.ts';
import { median } from '../stats/median.ts';
import { SlidingMedian } from '../stats/slidingMedian.ts';
import type { Panel } from './panel.ts';
import { rowBlocks } from './rowBlocks.ts';
import { volumeWindow, wholeVolumes } from './volumeWindow.ts';

/** Medians of a token's volumes as trusted, US dollars, NaN with too few bars present: the numbers of a row, in this order. */
export const VolumeMedian = {
  /** Over the bars of feature 14. */
  feature: 0,
  /** Over `params.volume.bars`, as many or more: V of the quality of liquidity. */
  quality: 1,
} as const;
export const MEDIAN_WIDTH = Object.keys(VolumeMedian).length;

/** Both medians of a token at a row, from one sorted window: to sort the shorter one too costs as much again. */
export const volumeMedians = rowBlocks(MEDIAN_WIDTH, writeMedians);

function writeMedians(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  into: Float64Array,
  params: Parameters,
): void {
  const begin = position * panel.days;
  const { bars } = params.volume;
  const { adv28 } = params.features.bars;
  const whole = adv28 <= bars ? wholeVolumes(panel, position, from, to, params) : undefined;
  if (whole === undefined) {
    for (let row = from; row < to; row++) writeRow(panel, row, position, into, (row - from) * MEDIAN_WIDTH, params);
    return;
  }
  const sliding = slidingMedian(panel, position, adv28);
  sliding.over(whole.values, begin + from + 1, to - from, adv28, bars, into);
  for (let i = 0; i < (to - from) * MEDIAN_WIDTH; i++) into[i] = whole.trust * (into[i] as number);
}

/** The medians of a window in which bars may be missing. */
function writeRow(
  panel: Panel,
  row: number,
  position: number,
  into: Float64Array,
  at: number,
  params: Parameters,
): void {
  const { bars, minWindowShare } = params.features;
  const { values, from, to, trust, present } = volumeWindow(panel, row, position, params);
  const recentFrom = Math.max(from, to - bars.adv28);
  let recent = 0;
  for (let i = recentFrom; i < to; i++) if (!Number.isNaN(values[i])) recent++;
  const quality = present < params.volume.minBars ? undefined : median(values, from, to);
  const feature = recent < minWindowShare * bars.adv28 ? undefined : median(values, recentFrom, to);
  into[at + VolumeMedian.quality] = trust * (quality ?? Number.NaN);
  into[at + VolumeMedian.feature] = trust * (feature ?? Number.NaN);
}

const known = new WeakMap<Panel, Map<number, SlidingMedian[]>>();

/** A token's own, the same at every call: the windows of a block of rows slide on where those of the block before ended. */
function slidingMedian(panel: Panel, position: number, bars: number): SlidingMedian {
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
