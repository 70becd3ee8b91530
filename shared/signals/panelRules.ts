import type { Parameters } from '../engine/parameters.ts';
import { logReturns } from '../market/logReturns.ts';
import type { Panel } from '../market/panel.ts';
import { rowBlocks } from '../market/rowBlocks.ts';
import { ruleProbability } from './ruleProbability.ts';
import { trendOf } from './trendOf.ts';

/** What the rules say of a token at a row of the panel: the numbers of a row, in this order. */
export const RuleColumn = { probability: 0, trend: 1 } as const;
export const RULE_WIDTH = Object.keys(RuleColumn).length;

/** Rule-based probability and trend of every token. */
export const panelRules = rowBlocks(RULE_WIDTH, writeRules);

function writeRules(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  values: Float64Array,
  params: Parameters,
): void {
  const returns = logReturns(panel);
  const begin = position * panel.days;
  for (let row = from; row < to; row++) {
    const at = (row - from) * RULE_WIDTH;
    const end = begin + row + 1;
    const probability = ruleProbability(panel.close, undefined, params, begin, end, returns);
    values[at + RuleColumn.probability] = probability;
    values[at + RuleColumn.trend] = trendOf(panel.close, params, begin, end);
  }
}
