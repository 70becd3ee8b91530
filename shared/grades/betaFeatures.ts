import type { Parameters } from '../engine/parameters.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole, type RowRange } from '../market/rowRange.ts';
import { windowRegressions } from '../stats/windows/windowRegressions.ts';
import { windowSquares } from '../stats/windows/windowSquares.ts';
import { windowSums } from '../stats/windows/windowSums.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { rowBeta } from './rowBeta.ts';
import { FEATURES } from './types.ts';

const WIDTH = FEATURES.length;
const ownMeans = new Float64Array(BLOCK_ROWS);
const fits = { slopes: new Float64Array(BLOCK_ROWS), squares: new Float64Array(BLOCK_ROWS) };

/**
 * Features 18-19 of one token at the rows of the range: slope and residual sd (ddof 2) of its daily log returns (token-major,
 * NaN = missing) regressed on the market's, whose cells begin at `marketBegin` of the same column (undefined: there is no
 * market, both are missing), with an intercept, over the bars where both are present. Written into `raw`, a row of the
 * feature matrix a row of the range. The closed form of one regressor: `ols` gives the same numbers, at many times the cost.
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
  const market = marketBegin === undefined || bars <= 2 ? undefined : momentsOf(returns, rows, marketBegin, bars);
  if (market !== undefined && isWhole(returns, rows, bars)) {
    windowSums(returns, end, count, bars, ownMeans);
    for (let i = 0; i < count; i++) ownMeans[i] = (ownMeans[i] as number) / bars;
    windowRegressions(returns, end, ownMeans, returns, market.end, market.means, market.squares, count, bars, fits);
    for (let i = 0; i < count; i++) {
      const moves = (market.squares[i] as number) > 0;
      raw[i * WIDTH + FEATURE_COLUMNS.beta60] = moves ? (fits.slopes[i] as number) : Number.NaN;
      raw[i * WIDTH + FEATURE_COLUMNS.residualSd60] = moves
        ? Math.sqrt((fits.squares[i] as number) / (bars - 2))
        : Number.NaN;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const marketEnd = marketBegin === undefined ? undefined : marketBegin + rows.from + i + 1;
    rowBeta(returns, rows.begin, end + i, marketEnd, raw, i * WIDTH, params);
  }
}

/** Means and sums of squared deviations of the market's windows, one a row. */
interface MarketMoments {
  readonly from: number;
  readonly to: number;
  readonly bars: number;
  /** Where the first row's window ends. */
  readonly end: number;
  readonly means: Float64Array;
  readonly squares: Float64Array;
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
  if (!isWhole(returns, { begin, from, to }, bars)) return undefined;
  const means = new Float64Array(to - from);
  windowSums(returns, end, means.length, bars, means);
  for (let i = 0; i < means.length; i++) means[i] = (means[i] as number) / bars;
  const squares = new Float64Array(to - from);
  windowSquares(returns, end, means.length, bars, means, squares);
  const moments = { from, to, bars, end, means, squares };
  known.set(returns, moments);
  return moments;
}
