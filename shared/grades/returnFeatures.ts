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
 * Features 1-8 and 17 of one token at the rows of the range: log returns, ln(close / highest close), ln(short mean / long
 * mean). `closes` token-major, NaN = missing. Written into `raw`, a row of the feature matrix a row of the range.
 */
export function returnFeatures(closes: Float64Array, rows: RowRange, raw: Float64Array, params: Parameters): void {
  const { begin, from, to } = rows;
  const { bars, minWindowShare } = params.features;
  writeReturns(closes, rows, bars.r1, raw, FEATURE_COLUMNS.r1);
  writeReturns(closes, rows, bars.r3, raw, FEATURE_COLUMNS.r3);
  writeReturns(closes, rows, bars.r7, raw, FEATURE_COLUMNS.r7);
  writeReturns(closes, rows, bars.r14, raw, FEATURE_COLUMNS.r14);
  writeReturns(closes, rows, bars.r21, raw, FEATURE_COLUMNS.r21);
  writeReturns(closes, rows, bars.r30, raw, FEATURE_COLUMNS.r30);
  writeReturns(closes, rows, bars.r60, raw, FEATURE_COLUMNS.r60);
  trailingMaxima(closes, rows, bars.high28, minWindowShare, highs);
  trailingMeans(closes, rows, bars.smaRatio.short, minWindowShare, shortMeans);
  trailingMeans(closes, rows, bars.smaRatio.long, minWindowShare, longMeans);
  for (let i = 0; i < to - from; i++) {
    const close = closes[begin + from + i] as number;
    raw[i * WIDTH + FEATURE_COLUMNS.high28] = Math.log(close / (highs[i] as number));
    raw[i * WIDTH + FEATURE_COLUMNS.smaRatio] = Math.log((shortMeans[i] as number) / (longMeans[i] as number));
  }
}

function writeReturns(
  closes: Float64Array,
  { begin, from, to }: RowRange,
  bars: number,
  raw: Float64Array,
  column: number,
): void {
  for (let row = from, at = column; row < to; row++, at += WIDTH) {
    const cell = begin + row;
    raw[at] = row < bars ? Number.NaN : Math.log((closes[cell] as number) / (closes[cell - bars] as number));
  }
}
