import { mean } from './mean.ts';

/** Population skewness and kurtosis (normal: 0 and 3). */
export interface Shape {
  readonly skewness: number;
  readonly kurtosis: number;
}

/** Third and fourth standardised moments, dividing by n (SciPy's `bias=True`); undefined for a constant series. */
export function shape(values: ArrayLike<number>): Shape | undefined {
  const centre = mean(values);
  let [second, third, fourth] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i] as number) - centre;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  const variance = second / values.length;
  if (!(variance > 0)) return undefined;
  return { skewness: third / values.length / variance ** 1.5, kurtosis: fourth / values.length / variance ** 2 };
}
