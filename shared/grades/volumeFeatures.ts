import type { Parameters } from '../engine/parameters.ts';
import type { VolumeWindow } from '../market/volumeWindow.ts';
import type { SlidingMedian } from '../stats/slidingMedian.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { enough } from './trailing.ts';

/**
 * Features 13 and 16 of one token, -ln Amihud illiquidity and ln of short over long mean volume, and in the column of
 * feature 14 the median volume that ADV starts from. `window` is the token's volume (US dollars, one scope) up to this bar;
 * the daily log returns of the same bars end before `end`. Written into `raw` from index `at`.
 * Source of 13: Amihud, "Illiquidity and stock returns", Journal of Financial Markets 5, 2002.
 */
export function volumeFeatures(
  window: VolumeWindow,
  median: SlidingMedian,
  returns: Float64Array,
  end: number,
  raw: Float64Array,
  at: number,
  params: Parameters,
): void {
  const { bars, minWindowShare } = params.features;
  const short = meanVolume(window, bars.volumeTrend.short, minWindowShare);
  const long = meanVolume(window, bars.volumeTrend.long, minWindowShare);
  raw[at + FEATURE_COLUMNS.amihud20] = -logOfPositive(amihud(window, returns, end, bars.amihud20, minWindowShare));
  raw[at + FEATURE_COLUMNS.adv28] = medianVolume(window, median, bars.adv28, minWindowShare);
  raw[at + FEATURE_COLUMNS.volumeTrend] = logOfPositive(short / long);
}

/** Mean of |r| / volume over the bars of the window with a return and a volume above zero. */
function amihud(window: VolumeWindow, returns: Float64Array, end: number, bars: number, minShare: number): number {
  const { values, from, to, trust } = window;
  const toReturn = end - to;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(from, to - bars); i < to; i++) {
    const volume = trust * (values[i] as number);
    const ratio = Math.abs(returns[toReturn + i] as number) / volume;
    if (!(volume > 0) || Number.isNaN(ratio)) continue;
    sum += ratio;
    count++;
  }
  return enough(count, bars, minShare) ? sum / count : Number.NaN;
}

/** Mean of the last `bars` volumes as trusted. */
function meanVolume({ values, from, to, trust }: VolumeWindow, bars: number, minShare: number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.max(from, to - bars); i < to; i++) {
    const volume = trust * (values[i] as number);
    if (Number.isNaN(volume)) continue;
    sum += volume;
    count++;
  }
  return enough(count, bars, minShare) ? sum / count : Number.NaN;
}

/** Median of the last `bars` volumes as trusted. */
function medianVolume(
  { values, from, to, trust }: VolumeWindow,
  median: SlidingMedian,
  bars: number,
  minShare: number,
): number {
  const begin = Math.max(from, to - bars);
  let count = 0;
  for (let i = begin; i < to; i++) if (!Number.isNaN(values[i])) count++;
  return enough(count, bars, minShare) ? trust * (median.of(values, begin, to) ?? Number.NaN) : Number.NaN;
}

/** NaN instead of an infinity: a window without a trade, or without a move, says nothing that can be ranked. */
export function logOfPositive(value: number): number {
  return value > 0 ? Math.log(value) : Number.NaN;
}
