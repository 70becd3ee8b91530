import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, type RowRange } from '../market/rowRange.ts';
import { MEDIAN_WIDTH, VolumeMedian, volumeMedians } from '../market/volumeMedians.ts';
import { type VolumeWindow, volumeWindow, wholeVolumes } from '../market/volumeWindow.ts';
import { scratchColumn } from '../stats/scratchColumn.ts';
import { windowSums } from '../stats/windows/windowSums.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { enough } from './trailing.ts';
import { FEATURES } from './types.ts';

const WIDTH = FEATURES.length;
const volumeScratch = scratchColumn();
const ratioScratch = scratchColumn();
const ratioSums = new Float64Array(BLOCK_ROWS);
const shortSums = new Float64Array(BLOCK_ROWS);
const longSums = new Float64Array(BLOCK_ROWS);

/**
 * Features 13 and 16 of one token at the rows of the range, -ln Amihud illiquidity and short over long mean volume (one of
 * `RATIOS`), and in the column of feature 14 the median volume that ADV starts from; from its volumes (US dollars, one scope a
 * window) and daily log returns (token-major, NaN = missing). Written into `raw`, a row of the feature matrix a row of the range.
 * Source of 13: Amihud, "Illiquidity and stock returns", Journal of Financial Markets 5, 2002.
 */
export function volumeFeatures(
  panel: Panel,
  position: number,
  rows: RowRange,
  returns: Float64Array,
  raw: Float64Array,
  params: Parameters,
): void {
  const { amihud20, volumeTrend } = params.features.bars;
  const medians = volumeMedians(panel, params)(position, rows.from);
  for (let row = rows.from; row < rows.to; row++) {
    const median = (row - medians.from) * MEDIAN_WIDTH + VolumeMedian.feature;
    raw[(row - rows.from) * WIDTH + FEATURE_COLUMNS.adv28] = medians.values[median] as number;
  }
  const longest = Math.max(amihud20, volumeTrend.short, volumeTrend.long);
  const whole = longest <= params.volume.bars ? wholeVolumes(panel, position, rows.from, rows.to, params) : undefined;
  if (whole !== undefined && writeWhole(whole, rows, returns, raw, params)) return;
  for (let row = rows.from; row < rows.to; row++) {
    const window = volumeWindow(panel, row, position, params);
    writeRow(window, returns, rows.begin + row + 1, raw, (row - rows.from) * WIDTH, params);
  }
}

/** The features of all rows at once; false, and nothing written, where a bar has no return or no trade. */
function writeWhole(
  { values, trust }: Pick<VolumeWindow, 'values' | 'trust'>,
  rows: RowRange,
  returns: Float64Array,
  raw: Float64Array,
  params: Parameters,
): boolean {
  const { amihud20, volumeTrend } = params.features.bars;
  const count = rows.to - rows.from;
  if (!isWhole(returns, rows, amihud20)) return false;
  const end = rows.begin + rows.from + 1;
  const longest = Math.max(amihud20, volumeTrend.short, volumeTrend.long);
  // Cell `end - longest` of the panel is cell 0 of these: each bar's numbers are found once, not once a window.
  const length = count + longest - 1;
  const volumes = volumeScratch(length);
  const ratios = ratioScratch(length);
  for (let i = 0; i < length; i++) {
    const volume = trust * (values[end - longest + i] as number);
    if (!(volume > 0)) return false;
    volumes[i] = volume;
    ratios[i] = Math.abs(returns[end - longest + i] as number) / volume;
  }
  windowSums(ratios, longest, count, amihud20, ratioSums);
  windowSums(volumes, longest, count, volumeTrend.short, shortSums);
  windowSums(volumes, longest, count, volumeTrend.long, longSums);
  for (let i = 0; i < count; i++) {
    const at = i * WIDTH;
    const short = (shortSums[i] as number) / volumeTrend.short;
    const long = (longSums[i] as number) / volumeTrend.long;
    raw[at + FEATURE_COLUMNS.amihud20] = -logOfPositive((ratioSums[i] as number) / amihud20);
    raw[at + FEATURE_COLUMNS.volumeTrend] = positive(short / long);
  }
  return true;
}

function writeRow(
  window: VolumeWindow,
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
  raw[at + FEATURE_COLUMNS.volumeTrend] = positive(short / long);
}

/** Mean of |r| / volume over the bars of the window with a return and a volume above zero. */
function amihud(window: VolumeWindow, returns: Float64Array, end: number, bars: number, minShare: number): number {
  const { values, from, to, trust } = window;
  if (!enough(to - from, bars, minShare)) return Number.NaN;
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
  if (!enough(to - from, bars, minShare)) return Number.NaN;
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

/** NaN instead of an infinity: a window without a trade, or without a move, says nothing that can be ranked. */
export function logOfPositive(value: number): number {
  return Math.log(positive(value));
}

function positive(value: number): number {
  return value > 0 ? value : Number.NaN;
}
