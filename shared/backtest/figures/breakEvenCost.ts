/**
 * The flat cost per unit traded at which a portfolio ends where it began: c with `prod (1 + gross_t)(1 - c turnover_t) = 1`,
 * fraction of the traded value, by bisection. `gross` is the NAV before costs from 1, `turnover` two-way by close.
 * Undefined where nothing was earned or nothing traded: no cost breaks even then.
 */
export function breakEvenCost(gross: ArrayLike<number>, turnover: ArrayLike<number>): number | undefined {
  const growth = Math.log((gross[gross.length - 1] as number) / (gross[0] as number));
  const largest = Array.from(turnover).reduce((max, value) => Math.max(max, value), 0);
  if (!(growth > 0) || largest === 0) return undefined;
  const left = (cost: number) => Array.from(turnover).reduce((sum, value) => sum + Math.log(1 - cost * value), growth);
  let low = 0;
  let high = 1 / largest;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (left(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Halvings until the interval is at the precision of a double. */
const BISECTIONS = 60;
