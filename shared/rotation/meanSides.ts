import type { Parameters } from '../engine/parameters.ts';
import { isEligibleAt, type LiquidityView } from '../indices/liquidityView.ts';
import type { Panel } from '../market/panel.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, rowRange } from '../market/rowRange.ts';
import { type Cells, rowTables } from '../market/rowTables.ts';
import { sidesOfMean } from '../stats/windows/sidesOfMean.ts';
import { windowDistances } from '../stats/windows/windowDistances.ts';
import { gapToMean } from './gapToMean.ts';

/** Whether a token closes above its own short mean: 1 or 0, NaN where that cannot be measured. */
const meanSides = rowTables(1, writeSides);

/** How many of the eligible tokens can be measured at `row`, and how many of those close above their mean. */
export function countSides(
  panel: Panel,
  row: number,
  liquidity: LiquidityView,
  params: Parameters,
): { readonly measured: number; readonly above: number } {
  const sides = meanSides(panel, row, params);
  let measured = 0;
  let above = 0;
  for (let position = 0; position < panel.tokens.length; position++) {
    if (!isEligibleAt(liquidity, panel, position)) continue;
    const side = sides.values[sides.at(position, row)] as number;
    if (Number.isNaN(side)) continue;
    measured++;
    above += side;
  }
  return { measured, above };
}

const sides = new Float64Array(BLOCK_ROWS);
const distance = new Float64Array(1);

function writeSides(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  { values, at, step }: Cells,
  params: Parameters,
): void {
  const bars = params.rotation.bars.tokenMean;
  const { close } = panel;
  const rows = rowRange(close, panel.days, position, from, to);
  const end = rows.begin + from + 1;
  if (bars < 2 || !isWhole(close, rows, bars)) {
    for (let i = 0; i < to - from; i++) {
      const gap = gapToMean(close, bars, params.features.minWindowShare, rows.begin, end + i);
      values[at + i * step] = gap === undefined ? Number.NaN : Number(gap > 0);
    }
    return;
  }
  sidesOfMean(close, end, to - from, bars, sides);
  for (let i = 0; i < to - from; i++) {
    if (Number.isNaN(sides[i])) {
      windowDistances(close, end + i, 1, bars, distance);
      sides[i] = Number((distance[0] as number) > 0);
    }
    values[at + i * step] = sides[i] as number;
  }
}
