/**
 * Neighbouring rows `[from, to)` of one token, whose cells begin at `begin` in a token-major column: what a kernel computes
 * at a time. Windows are ascending and end with their own row.
 */
export interface RowRange {
  readonly begin: number;
  readonly from: number;
  readonly to: number;
  /** The column's values are all there in the rows after this one, whatever the panel's last row is. */
  readonly gap: number;
}

/** Last missing row of each token in a column; `UNKNOWN` where nobody asked. */
const gaps = new WeakMap<Float64Array, Int32Array>();
const UNKNOWN = -2;

/**
 * Rows of the token at a position of a column of `days` rows a token, which must not change afterwards. Where its last gap lies is
 * found once: a look at each value of each window took a twentieth of a fold.
 */
export function rowRange(values: Float64Array, days: number, position: number, from: number, to: number): RowRange {
  let known = gaps.get(values);
  if (known === undefined) {
    known = new Int32Array(values.length / days).fill(UNKNOWN);
    gaps.set(values, known);
  }
  const begin = position * days;
  let gap = known[position] as number;
  if (gap === UNKNOWN) {
    gap = days - 1;
    while (gap >= 0 && !Number.isNaN(values[begin + gap])) gap--;
    known[position] = gap;
  }
  return { begin, from, to, gap };
}

/** The same rows of the daily returns of the column: the return after a missing close is missing too, and so is the first. */
export function returnRange(rows: RowRange): RowRange {
  return { ...rows, gap: rows.gap + 1 };
}

/**
 * Whether every window of `bars` values that ends in the range is whole: it begins in the panel and holds no NaN. Whole
 * windows are what kernels add up side by side (`shared/stats/windows`); any other is left to the rules for missing bars.
 */
export function isWhole(values: Float64Array, { begin, from, to, gap }: RowRange, bars: number): boolean {
  if (from + 1 < bars) return false;
  if (from + 1 - bars > gap) return true;
  for (let cell = begin + from + 1 - bars; cell < begin + to; cell++) {
    if (Number.isNaN(values[cell])) return false;
  }
  return true;
}
