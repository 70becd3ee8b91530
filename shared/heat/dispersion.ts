import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { sampleSd } from '../stats/sampleSd.ts';

/**
 * How far the members went apart: sample sd of their log returns over `params.heat.dispersion.bars` closes that end at
 * `row`, over the members priced at both ends; undefined when they are too few.
 */
export function dispersion(
  panel: Panel,
  row: number,
  members: readonly string[],
  params: Parameters,
): number | undefined {
  const { bars, minMembers } = params.heat.dispersion;
  const positions = tokenPositions(panel);
  const returns: number[] = [];
  for (const token of members) {
    const position = positions.get(token);
    if (position === undefined) continue;
    const value = Math.log(ownClose(panel, position, row) / ownClose(panel, position, row - bars));
    if (!Number.isNaN(value)) returns.push(value);
  }
  return returns.length < minMembers ? undefined : sampleSd(returns);
}
