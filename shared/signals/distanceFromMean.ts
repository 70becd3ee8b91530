import { enough } from '../grades/trailing.ts';

/**
 * Last value minus the mean of the last `bars` values, as the mean of the differences, so that a flat series gives
 * exactly 0 and no sign is born of rounding. NaN when the last value is missing or too little of the window is present.
 */
export function distanceFromMean(values: ArrayLike<number>, bars: number, minShare: number): number {
  const last = values[values.length - 1] ?? Number.NaN;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(0, values.length - bars); i < values.length; i++) {
    const difference = last - (values[i] as number);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    count++;
  }
  return enough(count, bars, minShare) ? sum / count : Number.NaN;
}
