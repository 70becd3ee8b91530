import { centredSquares } from '../stats/centredSquares.ts';

/**
 * Statistics of the last bars of a series ascending in time, NaN = missing. One rule for all: between two bars both ends
 * must be present; over a window at least `minShare` of its bars must be, else NaN; missing bars are left out. Sums are
 * taken fresh in ascending order, so a longer history in front of the window changes no bit; none where the series is too short. `begin` and `end` bound the
 * series inside a longer array: a token's cells of a panel are read in place, since copies would cost more than the sums.
 */

/** Log return over `bars` bars; NaN unless both end closes are present. */
export function trailingReturn(closes: ArrayLike<number>, bars: number, begin = 0, end = closes.length): number {
  const last = end - 1;
  return last - bars < begin ? Number.NaN : Math.log((closes[last] as number) / (closes[last - bars] as number));
}

/** Mean of the last `bars` values. */
export function trailingMean(
  values: ArrayLike<number>,
  bars: number,
  minShare: number,
  begin = 0,
  end = values.length,
): number {
  if (!enough(end - begin, bars, minShare)) return Number.NaN;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return enough(count, bars, minShare) ? sum / count : Number.NaN;
}

/** Sample standard deviation (ddof 1, two passes) of the last `bars` values. */
export function trailingSd(
  values: ArrayLike<number>,
  bars: number,
  minShare: number,
  begin = 0,
  end = values.length,
): number {
  const centre = trailingMean(values, bars, minShare, begin, end);
  if (Number.isNaN(centre)) return Number.NaN;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const deviation = (values[i] as number) - centre;
    if (Number.isNaN(deviation)) continue;
    sum += deviation * deviation;
    count++;
  }
  return count < 2 ? Number.NaN : Math.sqrt(sum / (count - 1));
}

/**
 * `trailingSd` from sums of the values and of their squares, in one pass where `centredSquares` trusts them: last digits may
 * differ, so it is for what is only ranked or compared.
 */
export function trailingSdOfSums(
  values: ArrayLike<number>,
  bars: number,
  minShare: number,
  begin = 0,
  end = values.length,
): number {
  if (!enough(end - begin, bars, minShare)) return Number.NaN;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    squares += value * value;
    count++;
  }
  const centred = centredSquares(sum, squares, count);
  if (count < 2 || !enough(count, bars, minShare) || Number.isNaN(centred))
    return trailingSd(values, bars, minShare, begin, end);
  return Math.sqrt(centred / (count - 1));
}

/** Largest of the last `bars` values. */
export function trailingMax(
  values: ArrayLike<number>,
  bars: number,
  minShare: number,
  begin = 0,
  end = values.length,
): number {
  if (!enough(end - begin, bars, minShare)) return Number.NaN;
  let max = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    if (value > max) max = value;
    count++;
  }
  return enough(count, bars, minShare) ? max : Number.NaN;
}

/** Whether `count` present bars make a window of `bars`. */
export function enough(count: number, bars: number, minShare: number): boolean {
  return count > 0 && count >= minShare * bars;
}

/** Log of the last close over the highest close of the last `bars`, itself included: 0 at the high, else negative. */
export function distanceFromHigh(
  closes: ArrayLike<number>,
  bars: number,
  minShare: number,
  begin = 0,
  end = closes.length,
): number {
  return Math.log((closes[end - 1] as number) / trailingMax(closes, bars, minShare, begin, end));
}
