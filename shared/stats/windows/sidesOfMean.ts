/** Beyond this share of what was summed no rounding reaches: some hundred sums err by less than 1e-13 of it. */
const SURE = 1e-12;

/**
 * Whether each window's last value, or with `short` the mean of its last ones, lies above the window's mean: `into[i]` = 1 or 0 for
 * the `bars` values (positive, none missing) that end before `values[end + i]`, for i below `count`; NaN where it lies so near
 * that only the sums of the caller's own rule can tell. One sum goes on from window to window, a third of the time of adding up
 * each.
 */
export function sidesOfMean(
  values: Float64Array,
  end: number,
  count: number,
  bars: number,
  into: Float64Array,
  short = 1,
): void {
  let sum = 0;
  for (let at = end - bars; at < end - 1; at++) sum += values[at] as number;
  let last = 0;
  for (let at = end - short; at < end - 1; at++) last += values[at] as number;
  let largest = 0;
  for (let i = 0; i < count; i++) {
    sum += values[end + i - 1] as number;
    last += values[end + i - 1] as number;
    if (sum > largest) largest = sum;
    const distance = bars * last - short * sum;
    const near = SURE * (short * largest + bars * last);
    into[i] = Math.abs(distance) > near ? Number(distance > 0) : Number.NaN;
    sum -= values[end + i - bars] as number;
    last -= values[end + i - short] as number;
  }
}
