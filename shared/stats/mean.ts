/**
 * Arithmetic mean of `values[from..to)`, summed fresh in ascending order so that a window read twice gives the same
 * bits. NaN in the window gives NaN, and so does an empty one: callers decide what a missing value means.
 */
export function mean(values: ArrayLike<number>, from = 0, to = values.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] as number;
  return sum / (to - from);
}
