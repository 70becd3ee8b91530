import { ownClose } from '../market/ownClose.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { copyColumn } from '../stats/newColumn.ts';

/**
 * The last `bars` closes of a token up to and including `row`, ascending, NaN = missing, history inherited from a
 * predecessor included: a view, not a copy. Shorter where the panel begins later; empty for an unknown token.
 */
export function closeWindow(panel: Panel, token: string, row: number, bars: number): Float64Array {
  const position = tokenPositions(panel).get(token);
  if (position === undefined) return panel.close.subarray(0, 0);
  const start = position * panel.days;
  return panel.close.subarray(start + Math.max(0, row - bars + 1), start + row + 1);
}

/** The close at which a token traded at `row`; undefined where it did not. */
export function closeAt(panel: Panel, token: string, row: number): number | undefined {
  const position = tokenPositions(panel).get(token);
  const close = position === undefined ? Number.NaN : ownClose(panel, position, row);
  return Number.isNaN(close) ? undefined : close;
}

/** Closes in which a missing one repeats the one before it in the window, a copy where any is missing; leading gaps stay NaN. */
export function carried(closes: Float64Array): Float64Array {
  if (!closes.includes(Number.NaN)) return closes;
  const filled = copyColumn(closes);
  for (let i = 1; i < filled.length; i++) {
    if (Number.isNaN(filled[i])) filled[i] = filled[i - 1] as number;
  }
  return filled;
}
