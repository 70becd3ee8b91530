import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, rowRange } from '../market/rowRange.ts';
import { type Cells, rowTables } from '../market/rowTables.ts';
import { sidesOfMean } from '../stats/windows/sidesOfMean.ts';
import { windowSums } from '../stats/windows/windowSums.ts';

/**
 * Whether a token closes above its own mean of the trailing `params.index.breadthBars` closes (this one included): 1 or 0.
 * NaN without a close at the row or with too little of the window present.
 */
export const aboveMean = rowTables(1, writeSides);

const sides = new Float64Array(BLOCK_ROWS);
const sum = new Float64Array(1);

function writeSides(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  { values, at, step }: Cells,
  params: Parameters,
): void {
  const { breadthBars } = params.index;
  const { close, days } = panel;
  const rows = rowRange(close, days, position, from, to);
  const end = rows.begin + from + 1;
  if (!isWhole(close, rows, breadthBars)) {
    for (let row = from; row < to; row++) values[at + (row - from) * step] = sideOf(close, rows.begin, row, params);
    return;
  }
  sidesOfMean(close, end, to - from, breadthBars, sides);
  for (let i = 0; i < to - from; i++) {
    if (Number.isNaN(sides[i])) {
      windowSums(close, end + i, 1, breadthBars, sum);
      sides[i] = Number((close[end + i - 1] as number) > (sum[0] as number) / breadthBars);
    }
    values[at + i * step] = sides[i] as number;
  }
}

function sideOf(closes: Float64Array, begin: number, row: number, params: Parameters): number {
  const { breadthBars } = params.index;
  const close = closes[begin + row] as number;
  if (Number.isNaN(close)) return Number.NaN;
  let sum = 0;
  let count = 0;
  for (let cell = begin + Math.max(0, row - breadthBars + 1); cell <= begin + row; cell++) {
    const value = closes[cell] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count >= params.features.minWindowShare * breadthBars ? Number(close > sum / count) : Number.NaN;
}
