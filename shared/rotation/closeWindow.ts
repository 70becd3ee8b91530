import type { Panel } from '../market/panel.ts';

/**
 * The last `bars` closes of a token up to and including `row`, ascending, NaN = missing: a view, not a copy. Shorter where
 * the panel begins later; empty for an unknown token.
 */
export function closeWindow(panel: Panel, token: string, row: number, bars: number): Float64Array {
  const index = indexOf(panel.tokens, token);
  if (index < 0) return panel.close.subarray(0, 0);
  const start = index * panel.days;
  return panel.close.subarray(start + Math.max(0, row - bars + 1), start + row + 1);
}

/** The close of a token at `row`; undefined where it is missing. */
export function closeAt(panel: Panel, token: string, row: number): number | undefined {
  const close = closeWindow(panel, token, row, 1)[0];
  return close === undefined || Number.isNaN(close) ? undefined : close;
}

/** A copy in which a missing close repeats the one before it in the window; leading gaps stay NaN. */
export function carried(closes: Float64Array): Float64Array {
  const filled = closes.slice();
  for (let i = 1; i < filled.length; i++) {
    if (Number.isNaN(filled[i])) filled[i] = filled[i - 1] as number;
  }
  return filled;
}

/** Binary search: the panel's tokens are ascending. */
function indexOf(tokens: readonly string[], token: string): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = tokens[middle] as string;
    if (candidate === token) return middle;
    if (candidate < token) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
