import type { Panel } from '../market/panel.ts';

const known = new WeakMap<Float64Array, (Float64Array | undefined)[]>();

/**
 * Daily simple returns of the token at a position by row: close / close of the row before - 1, 0 where either is missing and
 * in the first row. Kept by panel for the tokens asked for, which a portfolio is for weeks: its volatility reads 120 of
 * each at every close, and dividing them anew took three quarters of that.
 */
export function simpleReturns({ close, days }: Panel, position: number): Float64Array {
  let columns = known.get(close);
  if (columns === undefined) {
    columns = [];
    known.set(close, columns);
  }
  let returns = columns[position];
  if (returns === undefined) {
    returns = new Float64Array(days);
    const begin = position * days;
    for (let row = 1; row < days; row++) {
      const simple = (close[begin + row] as number) / (close[begin + row - 1] as number) - 1;
      if (!Number.isNaN(simple)) returns[row] = simple;
    }
    columns[position] = returns;
  }
  return returns;
}
