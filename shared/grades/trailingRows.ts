import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, type RowRange } from '../market/rowRange.ts';
import { centredSquares } from '../stats/centredSquares.ts';
import { scratchColumn } from '../stats/scratchColumn.ts';
import { windowMaxima } from '../stats/windows/windowMaxima.ts';
import { windowSums } from '../stats/windows/windowSums.ts';
import { trailingMax, trailingMean, trailingSdOfSums } from './trailing.ts';

/**
 * The statistics of `trailing.ts` for neighbouring rows of one token at once: `into[i]` is that of row `from + i`, with the
 * same bits. Whole windows go to the kernels, all others to the definitions.
 */

/** Means of the last `bars` values of each row. */
export function trailingMeans(
  values: Float64Array,
  rows: RowRange,
  bars: number,
  minShare: number,
  into: Float64Array,
): void {
  const { begin, from, to } = rows;
  const end = begin + from + 1;
  if (isWhole(values, rows, bars)) {
    windowSums(values, end, to - from, bars, into);
    for (let i = 0; i < to - from; i++) into[i] = (into[i] as number) / bars;
    return;
  }
  for (let i = 0; i < to - from; i++) into[i] = trailingMean(values, bars, minShare, begin, end + i);
}

const scratch = scratchColumn();
const sums = new Float64Array(BLOCK_ROWS);

/** Sample standard deviations (ddof 1) of the last `bars` values of each row, from sums. */
export function trailingSds(
  values: Float64Array,
  rows: RowRange,
  bars: number,
  minShare: number,
  into: Float64Array,
): void {
  const { begin, from, to } = rows;
  const end = begin + from + 1;
  const count = to - from;
  into.fill(Number.NaN, 0, count);
  if (bars > 1 && isWhole(values, rows, bars)) {
    windowSums(values, end, count, bars, sums);
    windowSums(squaresOf(values, end - bars, end + count - 1), bars, count, bars, into);
    for (let i = 0; i < count; i++)
      into[i] = Math.sqrt(centredSquares(sums[i] as number, into[i] as number, bars) / (bars - 1));
  }
  for (let i = 0; i < count; i++)
    if (Number.isNaN(into[i])) into[i] = trailingSdOfSums(values, bars, minShare, begin, end + i);
}

/** Squares of `values[from..to)`, until the next call. */
function squaresOf(values: Float64Array, from: number, to: number): Float64Array {
  const squares = scratch(to - from);
  for (let i = from; i < to; i++) squares[i - from] = (values[i] as number) * (values[i] as number);
  return squares;
}

/** Largest of the last `bars` values of each row. */
export function trailingMaxima(
  values: Float64Array,
  rows: RowRange,
  bars: number,
  minShare: number,
  into: Float64Array,
): void {
  const { begin, from, to } = rows;
  const end = begin + from + 1;
  if (isWhole(values, rows, bars)) windowMaxima(values, end, to - from, bars, into);
  else for (let i = 0; i < to - from; i++) into[i] = trailingMax(values, bars, minShare, begin, end + i);
}
