import type { Panel } from './panel.ts';

interface Known {
  readonly returns: Float64Array;
  /** 1 = the token's cells are filled. */
  readonly filled: Uint8Array;
}

const known = new WeakMap<Float64Array, Known>();

/**
 * Daily log returns laid out as the panel's closes: ln(close / close of the row before), NaN where either is missing and in
 * the first row. Only the cells of the tokens asked for are filled, each token's once: windows of them are read at every
 * close of a fold, but of ten thousand tokens a few hundred are.
 */
export function logReturns(panel: Panel, position: number): Float64Array {
  let last = known.get(panel.close);
  if (last === undefined) {
    last = { returns: new Float64Array(panel.close.length), filled: new Uint8Array(panel.tokens.length) };
    known.set(panel.close, last);
  }
  if (last.filled[position] === 0) {
    fill(last.returns, panel, position);
    last.filled[position] = 1;
  }
  return last.returns;
}

function fill(returns: Float64Array, { close, days }: Panel, position: number): void {
  const begin = position * days;
  returns[begin] = Number.NaN;
  for (let cell = begin + 1; cell < begin + days; cell++)
    returns[cell] = Math.log((close[cell] as number) / (close[cell - 1] as number));
}
