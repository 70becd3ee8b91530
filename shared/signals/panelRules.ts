import type { Parameters } from '../engine/parameters.ts';
import { trailingMaxima, trailingSds } from '../grades/trailingRows.ts';
import { logReturns } from '../market/logReturns.ts';
import type { Panel } from '../market/panel.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, type RowRange, returnRange, rowRange } from '../market/rowRange.ts';
import { type Cells, rowTables } from '../market/rowTables.ts';
import { sidesOfMean } from '../stats/windows/sidesOfMean.ts';
import { windowDistances } from '../stats/windows/windowDistances.ts';
import { ruleOf, tokenProbability } from './ruleOf.ts';
import { INPUT_WIDTH, InputColumn } from './signalInputs.ts';
import { trendOf } from './trendOf.ts';

/** Rule-based probability and trend of a token at a row of the panel, and its close: rows of `InputColumn`. */
export const panelRules = rowTables(INPUT_WIDTH, writeRules);

function writeRules(panel: Panel, position: number, from: number, to: number, cells: Cells, params: Parameters): void {
  const { bars } = params.signal;
  const rows = rowRange(panel.close, panel.days, position, from, to);
  const longest = Math.max(bars.r7 + 1, bars.r14 + 1, bars.sma20, bars.sma7, bars.sma28, bars.high28, bars.sd20 + 1);
  const returns = logReturns(panel, position);
  if (isWhole(panel.close, rows, longest)) writeWhole(panel, returns, rows, cells, params);
  else
    for (let row = from; row < to; row++)
      writeRow(panel, returns, rows.begin, row, cells.values, cells.at + (row - from) * cells.step, params);
}

function writeRow(
  panel: Panel,
  returns: Float64Array,
  begin: number,
  row: number,
  values: Float64Array,
  at: number,
  params: Parameters,
): void {
  const end = begin + row + 1;
  const { probability, trend } = ruleOf(panel.close, returns, undefined, params, begin, end);
  values[at + InputColumn.price] = panel.close[end - 1] as number;
  values[at + InputColumn.probability] = probability;
  values[at + InputColumn.trend] = trend;
}

const fromMeans = new Float64Array(BLOCK_ROWS);
const spreads = new Float64Array(BLOCK_ROWS);
const distance = new Float64Array(1);
const highs = new Float64Array(BLOCK_ROWS);
const sds = new Float64Array(BLOCK_ROWS);

/** All rows at once, where no window misses a close. */
function writeWhole(
  panel: Panel,
  returns: Float64Array,
  rows: RowRange,
  { values, at, step }: Cells,
  params: Parameters,
): void {
  const { bars } = params.signal;
  const { minWindowShare } = params.features;
  const { close } = panel;
  const count = rows.to - rows.from;
  const end = rows.begin + rows.from + 1;
  sidesOfMean(close, end, count, bars.sma20, fromMeans);
  sidesOfMean(close, end, count, bars.sma28, spreads, bars.sma7);
  trailingMaxima(close, rows, bars.high28, minWindowShare, highs);
  trailingSds(returns, returnRange(rows), bars.sd20, minWindowShare, sds);
  for (let i = 0; i < count; i++) {
    const last = close[end + i - 1] as number;
    // Of a side the sign counts; where it is in doubt the distance itself is taken.
    const side = fromMeans[i] as number;
    const fromMean = Number.isNaN(side) ? toMean(close, end + i, bars.sma20) : 2 * side - 1;
    // The sign of a log return is the side of 1 its ratio lies on.
    const change14 = last / (close[end + i - 1 - bars.r14] as number) - 1;
    const change7 = last / (close[end + i - 1 - bars.r7] as number) - 1;
    const isRising = spreads[i] as number;
    const spread = Number.isNaN(isRising)
      ? toMean(close, end + i, bars.sma28) - toMean(close, end + i, bars.sma7)
      : 2 * isRising - 1;
    const pullback = pullbackOf(last / (highs[i] as number), (sds[i] as number) * Math.sqrt(bars.horizon));
    const probability = tokenProbability(change7, change14, fromMean, spread, pullback, params);
    const cell = at + i * step;
    values[cell + InputColumn.price] = last;
    values[cell + InputColumn.probability] = probability;
    values[cell + InputColumn.trend] = trendOf(fromMean, change14);
  }
}

/** Distance of the last close of a window from its mean, as `distanceFromMean` has it. */
function toMean(closes: Float64Array, end: number, bars: number): number {
  windowDistances(closes, end, 1, bars, distance);
  return (distance[0] as number) / bars;
}

/** Beyond what rounding can do to the bounds below. */
const SURE = 1e-12;

/**
 * ln of close over high, plus a week's volatility; of which the sign counts, so one of the logarithm's bounds x - 1 and 1 - 1 / x
 * stands for it wherever that decides.
 */
function pullbackOf(ratio: number, volatility: number): number {
  const most = ratio - 1 + volatility;
  const least = 1 - 1 / ratio + volatility;
  return most < -SURE ? most : least > SURE ? least : Math.log(ratio) + volatility;
}
