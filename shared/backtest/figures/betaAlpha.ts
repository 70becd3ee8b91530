import type { Parameters } from '../../engine/parameters.ts';
import { mean } from '../../stats/mean.ts';

export interface BetaAlpha {
  readonly beta: number;
  /** Intercept of the daily regression times 365, fraction a year. */
  readonly alpha: number;
}

/** Least squares of daily returns on a benchmark's; undefined where the benchmark does not move. */
export function betaAlpha(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  params: Parameters,
): BetaAlpha | undefined {
  const [own, other] = [mean(returns), mean(benchmark)];
  let [covariance, variance] = [0, 0];
  for (let i = 0; i < returns.length; i++) {
    const deviation = (benchmark[i] as number) - other;
    covariance += ((returns[i] as number) - own) * deviation;
    variance += deviation * deviation;
  }
  if (!(variance > 0)) return undefined;
  const beta = covariance / variance;
  return { beta, alpha: (own - beta * other) * params.daysPerYear };
}
