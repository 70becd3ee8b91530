import type { Parameters } from '../engine/parameters.ts';
import { aboveMean } from '../market/aboveMean.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';

/**
 * Share (0-1) of `tokens` that close above their own mean of `params.index.breadthBars` bars, among those that can be
 * measured at `row`; undefined when none can.
 */
export function breadth(panel: Panel, row: number, tokens: Iterable<string>, params: Parameters): number | undefined {
  const positions = tokenPositions(panel);
  let above = 0;
  let measured = 0;
  for (const token of tokens) {
    const position = positions.get(token);
    if (position === undefined) continue;
    const answer = aboveMean(panel, position, row, params.index.breadthBars, params.features.minWindowShare);
    if (answer === undefined) continue;
    measured++;
    if (answer) above++;
  }
  return measured === 0 ? undefined : above / measured;
}
