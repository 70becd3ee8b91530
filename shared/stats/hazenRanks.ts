/**
 * Hazen ranks of a cross-section: (average rank - 1/2) / n in (0, 1), ties averaged, in the order of the input. A NaN
 * stays NaN and does not count in n. Source: Hazen (1914) plotting position, the methodology's rule for every feature.
 */
export function hazenRanks(values: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) sorted[n++] = value;
  }
  // A native sort of values plus binary searches is several times faster than sorting indices by a comparator.
  sorted.subarray(0, n).sort();
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const below = countBelow(sorted, n, value, false);
    const isTied = below + 1 < n && sorted[below + 1] === value;
    const upTo = isTied ? countBelow(sorted, n, value, true) : below + 1;
    // Tied values take ranks below + 1 .. upTo.
    ranks[i] = ((below + 1 + upTo) / 2 - 0.5) / n;
  }
  return ranks;
}

/** How many of the first n sorted values are below `value` (or equal too, when `orEqual`). */
function countBelow(sorted: Float64Array, n: number, value: number, orEqual: boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] as number;
    if (at < value || (orEqual && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
