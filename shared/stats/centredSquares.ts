/** Share of the squares that must be left: below it, more than four of a number's sixteen digits would be gone. */
const LEFT = 1e-4;

/**
 * Sum of squared deviations from the mean, from the sums of `count` values and of their squares: one pass over a window instead
 * of two. NaN where too little of the squares is left to be trusted: take two passes there.
 */
export function centredSquares(sum: number, squares: number, count: number): number {
  const centred = squares - sum * (sum / count);
  return centred > LEFT * squares || squares === 0 ? centred : Number.NaN;
}

/** What a regression leaves of the squares of `y` about 0, or NaN, by the same rule. */
export function residualSquares(centredY: number, explained: number, squares: number): number {
  const residual = centredY - explained;
  return residual > LEFT * squares || squares === 0 ? residual : Number.NaN;
}
