/** Beyond this share of what was summed no rounding reaches: some hundred sums err by less than 1e-13 of it. */
const SURE = 1e-12;

/**
 * Whether each window's last value lies above the window's mean: `into[i]` = 1 or 0 for the `bars` values (positive, none
 * missing) that end before `values[end + i]`, for i below `count`; NaN where it lies so near that only the sums of the
 * caller's own rule can tell. One sum goes on from window to window, a third of the time of adding up each.
 */
export function sidesOfMean(values: Float64Array, end: number, count: number, bars: number, into: Float64Array): void {
  let sum = 0;
  for (let at = end - bars; at < end - 1; at++) sum += values[at] as number;
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const whole = bars * (values[end + i - 1] as number);
    sum += values[end + i - 1] as number;
    if (sum > largest) largest = sum;
    const distance = whole - sum;
    const near = SURE * (largest + whole);
    into[i] = Math.abs(distance) > near ? Number(distance > 0) : Number.NaN;
    sum -= values[end + i - bars] as number;
  }
}
