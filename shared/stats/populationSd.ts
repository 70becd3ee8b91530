import { sumOfSquaredDeviations } from './sumOfSquaredDeviations.ts';

/** Population standard deviation (ddof 0) of `values[from..to)`, two passes. NaN propagates; an empty window gives NaN. */
export function populationSd(values: ArrayLike<number>, from = 0, to = values.length): number {
  return Math.sqrt(sumOfSquaredDeviations(values, from, to) / (to - from));
}
