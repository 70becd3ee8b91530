import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole } from '../market/rowRange.ts';
import { type Cells, rowTables } from '../market/rowTables.ts';
import { windowDistances } from '../stats/windows/windowDistances.ts';
import { gapToMean } from './gapToMean.ts';

/** Whether a token closes above its own short mean: 1 or 0, NaN where that cannot be measured. */
const meanSides = rowTables(1, writeSides);

/** How many of some tokens, by position in the panel, can be measured at `row`, and how many of those close above their mean. */
export function countSides(
  panel: Panel,
  row: number,
  positions: ArrayLike<number>,
  params: Parameters,
): { readonly measured: number; readonly above: number } {
  const sides = meanSides(panel, row, params);
  let measured = 0;
  let above = 0;
  for (let i = 0; i < positions.length; i++) {
    const side = sides.values[sides.at(positions[i] as number, row)] as number;
    if (Number.isNaN(side)) continue;
    measured++;
    above += side;
  }
  return { measured, above };
}

const gaps = new Float64Array(BLOCK_ROWS);

function writeSides(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  { values, at, step }: Cells,
  params: Parameters,
): void {
  const bars = params.rotation.bars.tokenMean;
  const rows = { begin: position * panel.days, from, to };
  const end = rows.begin + from + 1;
  if (bars > 1 && isWhole(panel.close, rows, bars)) windowDistances(panel.close, end, to - from, bars, gaps);
  else
    for (let i = 0; i < to - from; i++)
      gaps[i] = gapToMean(panel.close, bars, params.features.minWindowShare, rows.begin, end + i) ?? Number.NaN;
  for (let i = 0; i < to - from; i++) {
    const gap = gaps[i] as number;
    values[at + i * step] = Number.isNaN(gap) ? Number.NaN : Number(gap > 0);
  }
}
