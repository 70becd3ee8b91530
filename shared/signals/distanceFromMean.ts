import { enough } from '../grades/trailing.ts';

/**
 * Last value of `values[begin..end)` minus the mean of its last `bars` values, as the mean of the differences, so that a flat series gives
 * exactly 0 and no sign is born of rounding. NaN when the last value is missing or too little of the window is present.
 */
export function distanceFromMean(
  values: ArrayLike<number>,
  bars: number,
  minShare: number,
  begin = 0,
  end = values.length,
): number {
  if (!enough(end - begin, bars, minShare)) return Number.NaN;
  const last = end > begin ? (values[end - 1] as number) : Number.NaN;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const difference = last - (values[i] as number);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    count++;
  }
  return enough(count, bars, minShare) ? sum / count : Number.NaN;
}
