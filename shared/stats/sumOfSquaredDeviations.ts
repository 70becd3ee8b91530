import { mean } from './mean.ts';

/** Sum of squared deviations of `values[from..to)` from their mean, two passes (no cancellation); NaN propagates. */
export function sumOfSquaredDeviations(values: ArrayLike<number>, from = 0, to = values.length): number {
  const centre = mean(values, from, to);
  let sum = 0;
  for (let i = from; i < to; i++) {
    const deviation = (values[i] as number) - centre;
    sum += deviation * deviation;
  }
  return sum;
}
