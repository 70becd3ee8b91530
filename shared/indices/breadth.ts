import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { aboveMean } from './aboveMean.ts';

/**
 * Share (0-1) of the tokens at `positions` that close above their own mean of `params.index.breadthBars` bars, among those
 * that can be measured at `row`; undefined when none can. -1 = not in the panel.
 */
export function breadth(panel: Panel, row: number, positions: Int32Array, params: Parameters): number | undefined {
  const sides = aboveMean(panel, row, params);
  let above = 0;
  let measured = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number;
    if (position < 0) continue;
    const side = sides.values[sides.at(position, row)] as number;
    if (Number.isNaN(side)) continue;
    measured++;
    above += side;
  }
  return measured === 0 ? undefined : above / measured;
}
