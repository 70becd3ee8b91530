import type { Parameters } from '../engine/parameters.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import type { RowRange } from '../market/rowRange.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { trailingMaxima, trailingMeans } from './trailingRows.ts';
import { FEATURES } from './types.ts';

const RETURNS = ['r1', 'r3', 'r7', 'r14', 'r21', 'r30', 'r60'] as const;
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
  for (const name of RETURNS) {
    const column = FEATURE_COLUMNS[name];
    const back = bars[name];
    for (let row = from, at = column; row < to; row++, at += WIDTH) {
      const cell = begin + row;
      raw[at] = row < back ? Number.NaN : Math.log((closes[cell] as number) / (closes[cell - back] as number));
    }
  }
  trailingMaxima(closes, rows, bars.high28, minWindowShare, highs);
  trailingMeans(closes, rows, bars.smaRatio.short, minWindowShare, shortMeans);
  trailingMeans(closes, rows, bars.smaRatio.long, minWindowShare, longMeans);
  for (let i = 0; i < to - from; i++) {
    const close = closes[begin + from + i] as number;
    raw[i * WIDTH + FEATURE_COLUMNS.high28] = Math.log(close / (highs[i] as number));
    raw[i * WIDTH + FEATURE_COLUMNS.smaRatio] = Math.log((shortMeans[i] as number) / (longMeans[i] as number));
  }
}
