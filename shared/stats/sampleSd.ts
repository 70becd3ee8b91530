import { sumOfSquaredDeviations } from './sumOfSquaredDeviations.ts';

/**
 * Sample standard deviation (ddof 1) of `values[from..to)`, two passes. NaN in the window gives NaN, as do fewer than
 * two values.
 */
export function sampleSd(values: ArrayLike<number>, from = 0, to = values.length): number {
  if (to - from < 2) return Number.NaN;
  return Math.sqrt(sumOfSquaredDeviations(values, from, to) / (to - from - 1));
}
