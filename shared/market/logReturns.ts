import type { Panel } from './panel.ts';

/** Laid out as the panel's closes. */
export interface LogReturns {
  /** ln(close / close of the row before): NaN where either is missing and in the first row. */
  readonly returns: Float64Array;
  /** Their squares: what standard deviations and regressions add up. */
  readonly squares: Float64Array;
}

interface Known extends LogReturns {
  /** 1 = the token's cells are filled. */
  readonly filled: Uint8Array;
}

const known = new WeakMap<Float64Array, Known>();

/**
 * Daily log returns of the panel. Only the cells of the tokens asked for are filled, each token's once: windows of them are
 * read at every close of a fold, but of ten thousand tokens a few hundred are.
 */
export function logReturns(panel: Panel, position: number): LogReturns {
  let last = known.get(panel.close);
  if (last === undefined) {
    const cells = panel.close.length;
    last = {
      returns: new Float64Array(cells),
      squares: new Float64Array(cells),
      filled: new Uint8Array(panel.tokens.length),
    };
    known.set(panel.close, last);
  }
  if (last.filled[position] === 0) {
    fill(last, panel, position);
    last.filled[position] = 1;
  }
  return last;
}

function fill({ returns, squares }: LogReturns, { close, days }: Panel, position: number): void {
  const begin = position * days;
  returns[begin] = Number.NaN;
  squares[begin] = Number.NaN;
  for (let cell = begin + 1; cell < begin + days; cell++) {
    const change = Math.log((close[cell] as number) / (close[cell - 1] as number));
    returns[cell] = change;
    squares[cell] = change * change;
  }
}
