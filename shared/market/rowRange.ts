/**
 * Neighbouring rows `[from, to)` of one token, whose cells begin at `begin` in a token-major column: what a kernel computes
 * at a time. Windows are ascending and end with their own row.
 */
export interface RowRange {
  readonly begin: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Whether every window of `bars` values that ends in the range is whole: it begins in the panel and holds no NaN. Whole
 * windows are what kernels add up side by side (`shared/stats/windows`); any other is left to the rules for missing bars.
 */
export function isWhole(values: Float64Array, { begin, from, to }: RowRange, bars: number): boolean {
  if (from + 1 < bars) return false;
  for (let cell = begin + from + 1 - bars; cell < begin + to; cell++) {
    if (Number.isNaN(values[cell])) return false;
  }
  return true;
}
