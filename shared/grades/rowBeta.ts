import type { Parameters } from '../engine/parameters.ts';
import { centredSquares, residualSquares } from '../stats/centredSquares.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { enough } from './trailing.ts';

/**
 * Features 18-19 of one row, bars missing from its window left out: `returns[begin..end)` regressed on those that end before
 * `marketEnd` of the same array. Written into `raw` from index `at`; both NaN where too few bars have both.
 */
export function rowBeta(
  returns: Float64Array,
  begin: number,
  end: number,
  marketEnd: number | undefined,
  raw: Float64Array,
  at: number,
  params: Parameters,
): void {
  const bars = params.features.bars.beta60;
  const from = Math.max(begin, end - bars);
  raw[at + FEATURE_COLUMNS.beta60] = Number.NaN;
  raw[at + FEATURE_COLUMNS.residualSd60] = Number.NaN;
  if (marketEnd === undefined || !enough(end - from, bars, params.features.minWindowShare)) return;
  const toMarket = marketEnd - end;

  const fit = fitOf(returns, from, end, toMarket);
  if (!enough(fit.count, bars, params.features.minWindowShare) || fit.count <= 2 || !(fit.xx > 0)) return;
  raw[at + FEATURE_COLUMNS.beta60] = fit.beta;
  raw[at + FEATURE_COLUMNS.residualSd60] = Math.sqrt(fit.residual / (fit.count - 2));
}

interface Fit {
  /** Bars with both. */
  readonly count: number;
  readonly beta: number;
  /** Sum of squared residuals. */
  readonly residual: number;
  /** Sum of squared deviations of the market. */
  readonly xx: number;
}

/** The fit from sums of squares and products, and where too little is left of those, from deviations, in two passes more. */
function fitOf(returns: Float64Array, from: number, end: number, toMarket: number): Fit {
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let squaresX = 0;
  let squaresY = 0;
  let products = 0;
  for (let i = from; i < end; i++) {
    const x = returns[toMarket + i] as number;
    const y = returns[i] as number;
    if (Number.isNaN(x + y)) continue;
    sumX += x;
    sumY += y;
    squaresX += x * x;
    squaresY += y * y;
    products += x * y;
    count++;
  }
  const xx = centredSquares(sumX, squaresX, count);
  const xy = products - sumX * (sumY / count);
  const beta = xy / xx;
  const residual = residualSquares(centredSquares(sumY, squaresY, count), beta * xy, squaresY);
  if (xx > 0 && !Number.isNaN(residual)) return { count, beta, residual, xx };
  return { count, ...fitOfDeviations(returns, from, end, toMarket, sumX / count, sumY / count) };
}

function fitOfDeviations(
  returns: Float64Array,
  from: number,
  end: number,
  toMarket: number,
  meanX: number,
  meanY: number,
): Omit<Fit, 'count'> {
  let xx = 0;
  let xy = 0;
  for (let i = from; i < end; i++) {
    const dx = (returns[toMarket + i] as number) - meanX;
    const dy = (returns[i] as number) - meanY;
    if (Number.isNaN(dx + dy)) continue;
    xx += dx * dx;
    xy += dx * dy;
  }
  const beta = xy / xx;
  let residual = 0;
  for (let i = from; i < end; i++) {
    const left = (returns[i] as number) - meanY - beta * ((returns[toMarket + i] as number) - meanX);
    if (!Number.isNaN(left)) residual += left * left;
  }
  return { beta, residual, xx };
}
