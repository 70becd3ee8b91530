/**
 * Largest values of neighbouring windows: `into[i]` = the maximum of the `bars` values that end before `values[end + i]`, for
 * i below `count`. Only when the largest leaves is a window searched again, once in `bars` steps or so: order knows no
 * rounding. All values must be present.
 */
export function windowMaxima(values: Float64Array, end: number, count: number, bars: number, into: Float64Array): void {
  let largest = -1;
  for (let i = 0; i < count; i++) {
    const last = end + i - 1;
    const oldest = last + 1 - bars;
    if (largest < oldest) largest = largestOf(values, oldest, last);
    else if ((values[last] as number) > (values[largest] as number)) largest = last;
    into[i] = values[largest] as number;
  }
}

function largestOf(values: Float64Array, first: number, last: number): number {
  let largest = first;
  for (let at = first + 1; at <= last; at++) if ((values[at] as number) >= (values[largest] as number)) largest = at;
  return largest;
}
