/**
 * Sums of neighbouring windows: `into[i]` = sum of the `bars` values that end before `values[end + i]`, for i below `count`.
 * Each sum starts at 0 and runs fresh in ascending order, so it has the bits of a loop over its own window; four windows are
 * added side by side because a processor waits for one chain of additions, not for four. All values must be present.
 */
export function windowSums(values: Float64Array, end: number, count: number, bars: number, into: Float64Array): void {
  let i = 0;
  for (; bars >= 4 && i + 4 <= count; i += 4) {
    // Oldest value of the first of four windows; they share all but three values at either side.
    const oldest = end + i - bars;
    const last = oldest + bars;
    let a = 0 + (values[oldest] as number) + (values[oldest + 1] as number) + (values[oldest + 2] as number);
    let b = 0 + (values[oldest + 1] as number) + (values[oldest + 2] as number);
    let c = 0 + (values[oldest + 2] as number);
    let d = 0;
    for (let at = oldest + 3; at < last; at++) {
      const value = values[at] as number;
      a += value;
      b += value;
      c += value;
      d += value;
    }
    into[i] = a;
    into[i + 1] = b + (values[last] as number);
    into[i + 2] = c + (values[last] as number) + (values[last + 1] as number);
    into[i + 3] = d + (values[last] as number) + (values[last + 1] as number) + (values[last + 2] as number);
  }
  for (; i < count; i++) {
    let sum = 0;
    for (let at = end + i - bars; at < end + i; at++) sum += values[at] as number;
    into[i] = sum;
  }
}
