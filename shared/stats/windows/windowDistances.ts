/**
 * Sums of the distances of each window's last value from all its values: `into[i]` = sum of (last - v) over the `bars` values
 * that end before `values[end + i]`, for i below `count`. Over `bars` it is the distance from the mean, exactly 0 for a flat
 * series. Each sum runs fresh in ascending order, four windows side by side as in `windowSums`. All values must be present.
 */
export function windowDistances(
  values: Float64Array,
  end: number,
  count: number,
  bars: number,
  into: Float64Array,
): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const first = end + i;
    const la = values[first - 1] as number;
    const lb = values[first] as number;
    const lc = values[first + 1] as number;
    const ld = values[first + 2] as number;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let at = first - bars; at < first; at++) {
      a += la - (values[at] as number);
      b += lb - (values[at + 1] as number);
      c += lc - (values[at + 2] as number);
      d += ld - (values[at + 3] as number);
    }
    into[i] = a;
    into[i + 1] = b;
    into[i + 2] = c;
    into[i + 3] = d;
  }
  for (; i < count; i++) {
    const last = values[end + i - 1] as number;
    let sum = 0;
    for (let at = end + i - bars; at < end + i; at++) sum += last - (values[at] as number);
    into[i] = sum;
  }
}
