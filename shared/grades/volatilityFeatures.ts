import type { Parameters } from '../engine/parameters.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, type RowRange } from '../market/rowRange.ts';
import { scratchColumn } from '../stats/scratchColumn.ts';
import { windowSums } from '../stats/windows/windowSums.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { enough } from './trailing.ts';
import { trailingMaxima, trailingSds } from './trailingRows.ts';
import { FEATURES } from './types.ts';

const WIDTH = FEATURES.length;
const column = new Float64Array(BLOCK_ROWS);
const downside = scratchColumn();

/**
 * Features 9-12 of one token at the rows of the range, from daily log returns (token-major, NaN = missing): sample sd,
 * downside semideviation, largest daily return of a short and a long window. Written into `raw`, a row of the feature matrix
 * a row of the range. Source of MAX: Bali, Cakici and Whitelaw, "Maxing out", Journal of Financial Economics 99, 2011.
 */
export function volatilityFeatures(returns: Float64Array, rows: RowRange, raw: Float64Array, params: Parameters): void {
  const { bars, minWindowShare } = params.features;
  const count = rows.to - rows.from;
  trailingSds(returns, rows, bars.sd30, minWindowShare, column);
  place(column, count, raw, FEATURE_COLUMNS.sd30);
  semideviations(returns, rows, bars.semi20, minWindowShare, column);
  place(column, count, raw, FEATURE_COLUMNS.semi20);
  trailingMaxima(returns, rows, bars.max7, minWindowShare, column);
  place(column, count, raw, FEATURE_COLUMNS.max7);
  trailingMaxima(returns, rows, bars.max30, minWindowShare, column);
  place(column, count, raw, FEATURE_COLUMNS.max30);
}

function place(values: Float64Array, count: number, raw: Float64Array, at: number): void {
  for (let i = 0; i < count; i++) raw[i * WIDTH + at] = values[i] as number;
}

/** sqrt(mean(min(r, 0)^2)) over the present returns of each window: days up count as zero, not as absent. */
function semideviations(
  returns: Float64Array,
  rows: RowRange,
  bars: number,
  minShare: number,
  into: Float64Array,
): void {
  const { begin, from, to } = rows;
  const end = begin + from + 1;
  if (isWhole(returns, rows, bars)) {
    const length = to - from + bars - 1;
    const squares = downside(length);
    for (let i = 0; i < length; i++) {
      const value = returns[end - bars + i] as number;
      squares[i] = value < 0 ? value * value : 0;
    }
    windowSums(squares, bars, to - from, bars, into);
    for (let i = 0; i < to - from; i++) into[i] = Math.sqrt((into[i] as number) / bars);
    return;
  }
  for (let i = 0; i < to - from; i++) into[i] = semideviation(returns, bars, minShare, begin, end + i);
}

function semideviation(returns: Float64Array, bars: number, minShare: number, begin: number, end: number): number {
  if (!enough(end - begin, bars, minShare)) return Number.NaN;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const value = returns[i] as number;
    if (Number.isNaN(value)) continue;
    if (value < 0) sum += value * value;
    count++;
  }
  return enough(count, bars, minShare) ? Math.sqrt(sum / count) : Number.NaN;
}
