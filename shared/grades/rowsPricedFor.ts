import { type LiquidityView, pricedBarsAt, youngestBars } from '../indices/liquidityView.ts';
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
  if (every.length !== tokens.length) every = Int32Array.from(tokens.keys());
  // One question for all of them: asked of each, what kind of view it is would cost ten times the answer.
  if (youngestBars(liquidity, panel, positions) >= bars) return every;
  return every.filter((row) => pricedBarsAt(liquidity, panel, positions[row] as number) >= bars);
}
