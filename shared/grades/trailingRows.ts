import { isWhole, type RowRange } from '../market/rowRange.ts';
import { windowMaxima } from '../stats/windows/windowMaxima.ts';
import { windowSquares } from '../stats/windows/windowSquares.ts';
import { windowSums } from '../stats/windows/windowSums.ts';
import { trailingMax, trailingMean, trailingSd } from './trailing.ts';

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

const means = new Float64Array(64);

/** Sample standard deviations (ddof 1, two passes) of the last `bars` values of each row. */
export function trailingSds(
  values: Float64Array,
  rows: RowRange,
  bars: number,
  minShare: number,
  into: Float64Array,
): void {
  const { begin, from, to } = rows;
  const end = begin + from + 1;
  if (bars > 1 && to - from <= means.length && isWhole(values, rows, bars)) {
    trailingMeans(values, rows, bars, minShare, means);
    windowSquares(values, end, to - from, bars, means, into);
    for (let i = 0; i < to - from; i++) into[i] = Math.sqrt((into[i] as number) / (bars - 1));
    return;
  }
  for (let i = 0; i < to - from; i++) into[i] = trailingSd(values, bars, minShare, begin, end + i);
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
