import { type LiquidityView, pricedBarsAt } from '../indices/liquidityView.ts';
import type { Panel } from '../market/panel.ts';
import { positionsOf } from '../market/tokenPositions.ts';

/** 0, 1, 2, ...: all rows of the list asked about last, which is the answer of nearly every close. */
let every = new Int32Array(0);

/** Indices of those of `tokens` that have been priced for at least `bars` bars, ascending; do not write to them. */
export function rowsPricedFor(
  bars: number,
  tokens: readonly string[],
  panel: Panel,
  liquidity: LiquidityView,
): Int32Array {
  const positions = positionsOf(panel, tokens);
  const isOld = (row: number): boolean => pricedBarsAt(liquidity, panel, positions[row] as number) >= bars;
  if (every.length !== tokens.length) every = Int32Array.from(tokens, (_, row) => row);
  let old = 0;
  while (old < tokens.length && isOld(old)) old++;
  return old === tokens.length ? every : every.filter(isOld);
}
