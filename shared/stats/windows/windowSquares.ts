/**
 * Sums of squared deviations of neighbouring windows, from a centre each: `into[i]` = sum of (v - centres[i])^2 over the
 * `bars` values that end before `values[end + i]`, for i below `count`. Each sum runs fresh in ascending order, four windows
 * side by side as in `windowSums`. All values must be present.
 */
export function windowSquares(
  values: Float64Array,
  end: number,
  count: number,
  bars: number,
  centres: Float64Array,
  into: Float64Array,
): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const ma = centres[i] as number;
    const mb = centres[i + 1] as number;
    const mc = centres[i + 2] as number;
    const md = centres[i + 3] as number;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let at = end + i - bars; at < end + i; at++) {
      const u = (values[at] as number) - ma;
      const v = (values[at + 1] as number) - mb;
      const w = (values[at + 2] as number) - mc;
      const x = (values[at + 3] as number) - md;
      a += u * u;
      b += v * v;
      c += w * w;
      d += x * x;
    }
    into[i] = a;
    into[i + 1] = b;
    into[i + 2] = c;
    into[i + 3] = d;
  }
  for (; i < count; i++) {
    const centre = centres[i] as number;
    let sum = 0;
    for (let at = end + i - bars; at < end + i; at++) {
      const deviation = (values[at] as number) - centre;
      sum += deviation * deviation;
    }
    into[i] = sum;
  }
}
