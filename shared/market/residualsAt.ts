import type { Parameters } from '../engine/parameters.ts';
import { logReturns } from './logReturns.ts';
import type { Panel } from './panel.ts';
import { tokenPositions } from './tokenPositions.ts';
import { type UnitResiduals, unitResiduals } from './unitResiduals.ts';

/**
 * Daily residuals of `universe` over the `bars` returns that end at `row`, on `params.features.market` and the universe's
 * equal-weight mean, of tokens with at least `minShare` of them; tokens the panel lacks are left out. Nothing after `row` is
 * read. Undefined where the panel does not hold that many returns or the benchmark.
 */
export function residualsAt(
  panel: Panel,
  row: number,
  bars: number,
  universe: readonly string[],
  minShare: number,
  params: Parameters,
): UnitResiduals | undefined {
  const positions = tokenPositions(panel);
  const market = positions.get(params.features.market);
  if (market === undefined || row < bars) return undefined;
  const windowAt = (position: number): Float64Array => {
    const end = position * panel.days + row + 1;
    return logReturns(panel, position).subarray(end - bars, end);
  };
  const tokens = universe.filter((token) => positions.has(token));
  return unitResiduals(tokens, (token) => windowAt(positions.get(token) as number), windowAt(market), minShare);
}
