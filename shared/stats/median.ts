/**
 * Median of the finite values among `values[from..to)`; the mean of the two middle ones when their number is even.
 * NaN and infinities do not count. Undefined when nothing finite is left.
 */
export function median(values: ArrayLike<number>, from = 0, to = values.length): number | undefined {
  const sorted = to - from <= SMALL ? scratch : new Float64Array(to - from);
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    // Insertion keeps short windows (30 bars, 150 tokens) faster than a call into the engine's sort.
    if (sorted === scratch) insertSorted(sorted, count, value);
    else sorted[count] = value;
    count++;
  }
  if (count === 0) return undefined;
  if (sorted !== scratch) sorted.subarray(0, count).sort();
  const middle = count >> 1;
  const upper = sorted[middle] as number;
  return count % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** A matter of speed only: above this many values the engine's sort takes over. */
const SMALL = 64;
/** Reused by every call: nothing is kept in it between two. */
const scratch = new Float64Array(SMALL);

function insertSorted(sorted: Float64Array, count: number, value: number): void {
  let at = count;
  while (at > 0 && (sorted[at - 1] as number) > value) {
    sorted[at] = sorted[at - 1] as number;
    at--;
  }
  sorted[at] = value;
}
