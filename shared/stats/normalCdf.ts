const LOG_SQRT_TWO_PI = 0.9189385332046728;
/** Beyond this the distribution function is 0 or 1 to within 1e-15 absolute. */
const TAIL = 8;
/** Steps of x that know how many terms they need. */
const STEPS_PER_UNIT = 16;
const ends = Int32Array.from({ length: TAIL * STEPS_PER_UNIT + 1 }, (_, step) => endOf((step + 1) / STEPS_PER_UNIT));

/**
 * Standard normal distribution function by the series Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), summed until
 * it no longer changes: absolute error about 1e-15. NaN gives NaN.
 * Source: Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11(4), 2004.
 */
export function normalCdf(x: number): number {
  const distance = Math.abs(x);
  if (!(distance <= TAIL)) return Number.isNaN(x) ? x : Number(x > 0);
  const square = x * x;
  let sum = x;
  let term = x;
  // Where to end is looked up: a processor that has to see the sum stand still waits for it (two fifths of the time).
  const end = ends[Math.floor(distance * STEPS_PER_UNIT)] as number;
  for (let odd = 3; odd < end; odd += 2) {
    term *= square / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * square - LOG_SQRT_TWO_PI);
}

/** The first term too small to change the sum, by its odd number: so it is for any x nearer to 0, and for all later terms. */
function endOf(x: number): number {
  let sum = x;
  let term = x;
  let odd = 1;
  while (term > sum * 2 ** -55) {
    odd += 2;
    term *= (x * x) / odd;
    sum += term;
  }
  return odd;
}
