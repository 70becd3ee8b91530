import type { Parameters } from '../engine/parameters.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, type RowRange } from '../market/rowRange.ts';
import { centredSquares, residualSquares } from '../stats/centredSquares.ts';
import { scratchColumn } from '../stats/scratchColumn.ts';
import { windowSums } from '../stats/windows/windowSums.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { rowBeta } from './rowBeta.ts';
import { FEATURES } from './types.ts';

const WIDTH = FEATURES.length;
const squareScratch = scratchColumn();
const productScratch = scratchColumn();
const sums = new Float64Array(BLOCK_ROWS);
const squareSums = new Float64Array(BLOCK_ROWS);
const productSums = new Float64Array(BLOCK_ROWS);

/**
 * Features 18-19 of one token at the rows of the range: slope and residual sd (ddof 2) of its daily log returns (token-major,
 * NaN = missing) regressed on the market's, whose cells begin at `marketBegin` of the same column (undefined: there is no
 * market, both are missing), with an intercept, over the bars where both are present. Written into `raw`, a row of the
 * feature matrix a row of the range. The closed form of one regressor, from sums of squares and products: `ols` gives the same
 * numbers, at many times the cost. `rowBeta` takes the rows with a bar missing, and those whose sums cannot be trusted.
 */
export function betaFeatures(
  returns: Float64Array,
  rows: RowRange,
  marketBegin: number | undefined,
  raw: Float64Array,
  params: Parameters,
): void {
  const bars = params.features.bars.beta60;
  const count = rows.to - rows.from;
  const end = rows.begin + rows.from + 1;
  const whole = marketBegin === undefined || bars <= 2 || !isWhole(returns, rows, bars) ? undefined : marketBegin;
  const market = whole === undefined ? undefined : momentsOf(returns, rows, whole, bars);
  if (market !== undefined) sumProducts(returns, end, market.end, count, bars);
  for (let i = 0; i < count; i++) {
    const at = i * WIDTH;
    if (market === undefined || !writeFit(market, i, bars, raw, at)) {
      const marketEnd = marketBegin === undefined ? undefined : marketBegin + rows.from + i + 1;
      rowBeta(returns, rows.begin, end + i, marketEnd, raw, at, params);
    }
  }
}

/** Sums of each window's returns, their squares and their products with the market's. */
function sumProducts(returns: Float64Array, end: number, marketEnd: number, count: number, bars: number): void {
  const length = count + bars - 1;
  const squares = squareScratch(length);
  const products = productScratch(length);
  for (let i = 0; i < length; i++) {
    const own = returns[end - bars + i] as number;
    squares[i] = own * own;
    products[i] = (returns[marketEnd - bars + i] as number) * own;
  }
  windowSums(returns, end, count, bars, sums);
  windowSums(squares, bars, count, bars, squareSums);
  windowSums(products, bars, count, bars, productSums);
}

/** False, and nothing written, where too little is left of the sums. */
function writeFit(market: MarketMoments, i: number, bars: number, raw: Float64Array, at: number): boolean {
  const xx = market.centred[i] as number;
  if (!(xx > 0)) return false;
  const mean = (sums[i] as number) / bars;
  const xy = (productSums[i] as number) - (market.sums[i] as number) * mean;
  const beta = xy / xx;
  const yy = centredSquares(sums[i] as number, squareSums[i] as number, bars);
  const residual = residualSquares(yy, beta * xy, squareSums[i] as number);
  if (Number.isNaN(residual)) return false;
  raw[at + FEATURE_COLUMNS.beta60] = beta;
  raw[at + FEATURE_COLUMNS.residualSd60] = Math.sqrt(residual / (bars - 2));
  return true;
}

/** Sums and sums of squared deviations of the market's windows, one a row. */
interface MarketMoments {
  readonly from: number;
  readonly to: number;
  readonly bars: number;
  /** Where the first row's window ends. */
  readonly end: number;
  readonly sums: Float64Array;
  /** NaN where they cannot be trusted. */
  readonly centred: Float64Array;
}

/** Those asked for last, by column of returns: all tokens of a block share them. */
const known = new WeakMap<Float64Array, MarketMoments>();

/** Undefined where a bar of the market is missing. */
function momentsOf(
  returns: Float64Array,
  { from, to }: RowRange,
  begin: number,
  bars: number,
): MarketMoments | undefined {
  const last = known.get(returns);
  const end = begin + from + 1;
  if (last?.from === from && last.to === to && last.bars === bars && last.end === end) return last;
  if (!isWhole(returns, { begin, from, to, gap: to }, bars)) return undefined;
  const count = to - from;
  const moments = { from, to, bars, end, sums: new Float64Array(count), centred: new Float64Array(count) };
  sumProducts(returns, end, end, count, bars);
  for (let i = 0; i < count; i++) {
    moments.sums[i] = sums[i] as number;
    moments.centred[i] = centredSquares(sums[i] as number, squareSums[i] as number, bars);
  }
  known.set(returns, moments);
  return moments;
}
