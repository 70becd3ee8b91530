import type { Parameters } from '../engine/parameters.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import type { RowRange } from '../market/rowRange.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { trailingMaxima, trailingMeans } from './trailingRows.ts';
import { FEATURES } from './types.ts';

const WIDTH = FEATURES.length;
const highs = new Float64Array(BLOCK_ROWS);
const shortMeans = new Float64Array(BLOCK_ROWS);
const longMeans = new Float64Array(BLOCK_ROWS);

/**
 * Features 1-8 and 17 of one token at the rows of the range: log returns over 1 and 7 bars, and where the logarithm is left
 * out (`RATIOS`) close / earlier close, close / highest close, short mean / long mean. `closes` and daily log
 * `returns` token-major, NaN = missing. Written into `raw`, a row of the feature matrix a row of the range.
 */
export function returnFeatures(
  closes: Float64Array,
  returns: Float64Array,
  rows: RowRange,
  raw: Float64Array,
  params: Parameters,
): void {
  const { begin, from, to } = rows;
  const { bars, minWindowShare } = params.features;
  writeRatios(closes, rows, bars.r3, raw, FEATURE_COLUMNS.r3);
  writeRatios(closes, rows, bars.r7, raw, FEATURE_COLUMNS.r7);
  writeRatios(closes, rows, bars.r14, raw, FEATURE_COLUMNS.r14);
  writeRatios(closes, rows, bars.r21, raw, FEATURE_COLUMNS.r21);
  writeRatios(closes, rows, bars.r30, raw, FEATURE_COLUMNS.r30);
  writeRatios(closes, rows, bars.r60, raw, FEATURE_COLUMNS.r60);
  trailingMaxima(closes, rows, bars.high28, minWindowShare, highs);
  trailingMeans(closes, rows, bars.smaRatio.short, minWindowShare, shortMeans);
  trailingMeans(closes, rows, bars.smaRatio.long, minWindowShare, longMeans);
  for (let i = 0; i < to - from; i++) {
    const at = i * WIDTH;
    const cell = begin + from + i;
    raw[at + FEATURE_COLUMNS.r1] = returns[cell] as number;
    // The narrative's return is subtracted from this one.
    raw[at + FEATURE_COLUMNS.r7] = Math.log(raw[at + FEATURE_COLUMNS.r7] as number);
    raw[at + FEATURE_COLUMNS.high28] = (closes[cell] as number) / (highs[i] as number);
    raw[at + FEATURE_COLUMNS.smaRatio] = (shortMeans[i] as number) / (longMeans[i] as number);
  }
}

function writeRatios(
  closes: Float64Array,
  { begin, from, to }: RowRange,
  bars: number,
  raw: Float64Array,
  column: number,
): void {
  for (let row = from, at = column; row < to; row++, at += WIDTH) {
    const cell = begin + row;
    raw[at] = row < bars ? Number.NaN : (closes[cell] as number) / (closes[cell - bars] as number);
  }
}
