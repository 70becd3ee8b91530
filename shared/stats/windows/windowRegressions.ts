/** Neighbouring OLS fits with intercept, one number a window. */
export interface WindowFits {
  readonly slopes: Float64Array;
  /** Sums of squared residuals. */
  readonly squares: Float64Array;
}

/**
 * OLS with intercept of `y` on one regressor `x` over neighbouring windows: window i holds the `bars` values that end before
 * `y[yEnd + i]` and `x[xEnd + i]`, for i below `count`; `yMeans` and `xMeans` are their means. The closed form of one
 * regressor: slope = sum dx dy / sum dx^2 with `xSquares` the latter (above 0), then the residuals dy - slope dx. Each sum
 * runs fresh in ascending order, two windows side by side: more would not fit a processor's registers. All values present.
 */
export function windowRegressions(
  y: Float64Array,
  yEnd: number,
  yMeans: Float64Array,
  x: Float64Array,
  xEnd: number,
  xMeans: Float64Array,
  xSquares: Float64Array,
  count: number,
  bars: number,
  into: WindowFits,
): void {
  const toX = xEnd - yEnd;
  // A window without a neighbour is fitted beside itself.
  for (let i = 0; i < count; i += 2) {
    const j = Math.min(i + 1, count - 1);
    const step = j - i;
    const first = yEnd + i - bars;
    const ya = yMeans[i] as number;
    const yb = yMeans[j] as number;
    const xa = xMeans[i] as number;
    const xb = xMeans[j] as number;
    let a = 0;
    let b = 0;
    for (let at = first; at < first + bars; at++) {
      a += ((x[toX + at] as number) - xa) * ((y[at] as number) - ya);
      b += ((x[toX + at + step] as number) - xb) * ((y[at + step] as number) - yb);
    }
    const slopeA = a / (xSquares[i] as number);
    const slopeB = b / (xSquares[j] as number);
    let ra = 0;
    let rb = 0;
    for (let at = first; at < first + bars; at++) {
      const u = (y[at] as number) - ya - slopeA * ((x[toX + at] as number) - xa);
      const v = (y[at + step] as number) - yb - slopeB * ((x[toX + at + step] as number) - xb);
      ra += u * u;
      rb += v * v;
    }
    into.slopes[i] = slopeA;
    into.slopes[j] = slopeB;
    into.squares[i] = ra;
    into.squares[j] = rb;
  }
}
