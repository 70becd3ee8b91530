import type { Parameters } from '../engine/parameters.ts';
import { aboveMean } from '../market/aboveMean.ts';
import type { Panel } from '../market/panel.ts';

/**
 * Share (0-1) of the tokens at `positions` that close above their own mean of `params.index.breadthBars` bars, among those
 * that can be measured at `row`; undefined when none can. -1 = not in the panel.
 */
export function breadth(panel: Panel, row: number, positions: Int32Array, params: Parameters): number | undefined {
  let above = 0;
  let measured = 0;
  for (const position of positions) {
    if (position < 0) continue;
    const answer = aboveMean(panel, position, row, params.index.breadthBars, params.features.minWindowShare);
    if (answer === undefined) continue;
    measured++;
    if (answer) above++;
  }
  return measured === 0 ? undefined : above / measured;
}
