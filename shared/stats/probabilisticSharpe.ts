import { normalCdf } from './normalCdf.ts';
import { shape } from './shape.ts';
import { sharpeRatio } from './sharpeRatio.ts';

/**
 * Probability that the true Sharpe ratio exceeds `threshold` (both per period):
 * `Phi((S - S*) sqrt(n - 1) / sqrt(1 - skew S + (kurtosis - 1) / 4 S^2))`. Undefined for constant returns.
 * Source: Bailey and Lopez de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15(2), 2012.
 */
export function probabilisticSharpe(returns: ArrayLike<number>, threshold: number): number | undefined {
  const moments = shape(returns);
  if (moments === undefined) return undefined;
  const sharpe = sharpeRatio(returns);
  const variance = 1 - moments.skewness * sharpe + ((moments.kurtosis - 1) / 4) * sharpe ** 2;
  return normalCdf(((sharpe - threshold) * Math.sqrt(returns.length - 1)) / Math.sqrt(variance));
}
