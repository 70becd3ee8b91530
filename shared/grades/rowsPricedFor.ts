import { type LiquidityView, pricedBarsAt } from '../indices/liquidityView.ts';
import type { Panel } from '../market/panel.ts';
import { positionsOf } from '../market/tokenPositions.ts';

/** Indices of those of `tokens` that have been priced for at least `bars` bars, ascending. */
export function rowsPricedFor(
  bars: number,
  tokens: readonly string[],
  panel: Panel,
  liquidity: LiquidityView,
): Int32Array {
  const positions = positionsOf(panel, tokens);
  const rows = new Int32Array(tokens.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    if (pricedBarsAt(liquidity, panel, positions[row] as number) >= bars) rows[count++] = row;
  }
  return count === rows.length ? rows : rows.slice(0, count);
}
