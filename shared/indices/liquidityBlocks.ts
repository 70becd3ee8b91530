import type { Parameters } from '../engine/parameters.ts';
import { lastPricedRows, ownClose } from '../market/ownClose.ts';
import { type Panel, PanelFlag } from '../market/panel.ts';
import { rowBlocks } from '../market/rowBlocks.ts';
import { volumeWindow } from '../market/volumeWindow.ts';
import { SlidingMedian } from '../stats/slidingMedian.ts';
import { isPegged } from './pegged.ts';

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

export const liquidityBlocks = rowBlocks(LIQUIDITY_WIDTH, writeLiquidity);

function writeLiquidity(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  values: Float64Array,
  params: Parameters,
): void {
  const median = new SlidingMedian(params.volume.bars);
  const begin = position * panel.days;
  const lastRows = lastPricedRows(panel);
  let firstRow = 0;
  while (firstRow < from && Number.isNaN(panel.close[begin + firstRow])) firstRow++;
  for (let row = from; row < to; row++) {
    if (firstRow === row && Number.isNaN(panel.close[begin + row])) firstRow++;
    const cell = begin + row;
    const at = (row - from) * LIQUIDITY_WIDTH;
    const flags = panel.flags[cell] as number;
    const lastRow = lastRows[cell] as number;
    const isKnown = lastRow >= 0;
    const standIn = (flags & PanelFlag.standInSupply) !== 0;
    const cap = (panel.supply[cell] as number) * ownClose(panel, position, lastRow);
    values[at + LiquidityColumn.volumeUsd] = isKnown ? trustedVolume(panel, row, position, median, params) : Number.NaN;
    values[at + LiquidityColumn.capUsd] = isKnown && !standIn ? cap : Number.NaN;
    values[at + LiquidityColumn.lastRow] = lastRow;
    values[at + LiquidityColumn.pricedBars] = isKnown ? row - firstRow + 1 : 0;
    values[at + LiquidityColumn.flags] = flags;
    values[at + LiquidityColumn.pegged] = isKnown && isPegged(panel, position, row, params) ? 1 : 0;
  }
}

function trustedVolume(panel: Panel, row: number, position: number, median: SlidingMedian, params: Parameters): number {
  const window = volumeWindow(panel, row, position, params);
  if (window.present < params.volume.minBars) return Number.NaN;
  return window.trust * (median.of(window.values, window.from, window.to) ?? Number.NaN);
}
