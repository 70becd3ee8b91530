const COARSE = [1, 2, 5] as const;
const FINE = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8] as const;
const ENOUGH = 4;

/**
 * Round values for the ticks of a logarithmic axis between two logarithms: 1-2-5 steps over decades, finer ones where those
 * are too few. Logarithms, ascending.
 */
export function logSplits(low: number, high: number): number[] {
  const coarse = within(COARSE, low, high);
  return coarse.length >= ENOUGH ? coarse : within(FINE, low, high);
}

function within(steps: readonly number[], low: number, high: number): number[] {
  const first = Math.floor(low / Math.LN10);
  const last = Math.ceil(high / Math.LN10);
  const splits: number[] = [];
  for (let decade = first; decade <= last; decade++) {
    for (const step of steps) {
      const split = Math.log(step) + decade * Math.LN10;
      if (split >= low && split <= high) splits.push(split);
    }
  }
  return splits;
}
