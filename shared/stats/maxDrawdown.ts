/**
 * Largest fall from a running peak, as a fraction at or below 0. `nav` begins with the initial capital, so a loss on the
 * first day counts. 0 for a series that never falls, and for an empty one.
 */
export function maxDrawdown(nav: ArrayLike<number>): number {
  let peak = Number.NEGATIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < nav.length; i++) {
    const value = nav[i] as number;
    if (value > peak) peak = value;
    const fall = value / peak - 1;
    if (fall < worst) worst = fall;
  }
  return worst;
}
