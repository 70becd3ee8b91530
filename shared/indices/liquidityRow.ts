import type { Parameters } from '../engine/parameters.ts';
import { lastPricedRows, ownClose } from '../market/ownClose.ts';
import { type Panel, PanelFlag } from '../market/panel.ts';
import { type Cells, rowTables } from '../market/rowTables.ts';
import { MEDIAN_WIDTH, VolumeMedian, volumeMedians } from '../market/volumeMedians.ts';
import { clearUntil, isPegged, pegBounds } from './pegged.ts';

/** What of a token's liquidity follows from the panel alone: the numbers of a row, in this order. */
export const LiquidityColumn = {
  /** V, US dollars: median of q times volume over the window, NaN with too few bars present. */
  volumeUsd: 0,
  /** Circulating supply times last own close; NaN where either is unknown and with a stand-in supply. */
  capUsd: 1,
  /** Last row with an own close; -1 for none. */
  lastRow: 2,
  /** Bars since the first close (inherited history included), this one included; 0 before the first own close. */
  pricedBars: 3,
  /** Bits of `PanelFlag`. */
  flags: 4,
  /** 1 where the guard against pegged tokens holds. */
  pegged: 5,
} as const;
export const LIQUIDITY_WIDTH = Object.keys(LiquidityColumn).length;

/** Kept, since the facts of a close read theirs when they are asked: a copy a close costs a hundredth of a fold. */
const liquidityTables = rowTables(LIQUIDITY_WIDTH, writeLiquidity, true);

/** The numbers of all tokens at a row, token after token; do not write to them. */
export function liquidityRow(panel: Panel, row: number, params: Parameters): Float64Array {
  return liquidityTables(panel, row, params).row(row);
}

function writeLiquidity(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  cells: Cells,
  params: Parameters,
): void {
  const { values } = cells;
  const begin = position * panel.days;
  const medians = volumeMedians(panel, params)(position, from);
  const lastRows = lastPricedRows(panel);
  const bounds = pegBounds(params);
  let clear = -1;
  let firstRow = 0;
  while (firstRow < from && Number.isNaN(panel.close[begin + firstRow])) firstRow++;
  for (let row = from; row < to; row++) {
    if (firstRow === row && Number.isNaN(panel.close[begin + row])) firstRow++;
    const cell = begin + row;
    const at = cells.at + (row - from) * cells.step;
    const median = (row - medians.from) * MEDIAN_WIDTH + VolumeMedian.quality;
    const flags = panel.flags[cell] as number;
    const lastRow = lastRows[cell] as number;
    const isKnown = lastRow >= 0;
    const standIn = (flags & PanelFlag.standInSupply) !== 0;
    // Nearly all trade at the row itself.
    const own = lastRow === row ? (panel.close[cell] as number) : ownClose(panel, position, lastRow);
    const cap = (panel.supply[cell] as number) * own;
    values[at + LiquidityColumn.volumeUsd] = isKnown ? (medians.values[median] as number) : Number.NaN;
    values[at + LiquidityColumn.capUsd] = isKnown && !standIn ? cap : Number.NaN;
    values[at + LiquidityColumn.lastRow] = lastRow;
    values[at + LiquidityColumn.pricedBars] = isKnown ? row - firstRow + 1 : 0;
    values[at + LiquidityColumn.flags] = flags;
    if (isKnown && row > clear) clear = clearUntil(panel, position, row, bounds);
    values[at + LiquidityColumn.pegged] = isKnown && row > clear && isPegged(panel, position, row, bounds) ? 1 : 0;
  }
}
