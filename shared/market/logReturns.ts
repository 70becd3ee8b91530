import type { Panel } from './panel.ts';

const known = new WeakMap<Float64Array, Float64Array>();

/**
 * Daily log return of every cell of the panel, laid out as its closes: ln(close / close of the row before), NaN where
 * either is missing and in the first row. Computed once per panel, since every close of a fold reads windows of them.
 */
export function logReturns(panel: Panel): Float64Array {
  let returns = known.get(panel.close);
  if (returns === undefined) {
    returns = new Float64Array(panel.close.length).fill(Number.NaN);
    for (let cell = 1; cell < returns.length; cell++) {
      const isFirstRow = cell % panel.days === 0;
      if (!isFirstRow) returns[cell] = Math.log((panel.close[cell] as number) / (panel.close[cell - 1] as number));
    }
    known.set(panel.close, returns);
  }
  return returns;
}
