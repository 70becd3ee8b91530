const LOG_SQRT_TWO_PI = 0.9189385332046728;
/** Beyond this the distribution function is 0 or 1 to within 1e-15 absolute. */
const TAIL = 8;

/**
 * Standard normal distribution function by the series Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), summed until
 * it no longer changes: absolute error about 1e-15. NaN gives NaN.
 * Source: Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11(4), 2004.
 */
export function normalCdf(x: number): number {
  if (x < -TAIL) return 0;
  if (x > TAIL) return 1;
  const square = x * x;
  let sum = x;
  let term = x;
  let previous = Number.NaN;
  for (let odd = 3; sum !== previous && !Number.isNaN(sum); odd += 2) {
    previous = sum;
    term *= square / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * square - LOG_SQRT_TWO_PI);
}
