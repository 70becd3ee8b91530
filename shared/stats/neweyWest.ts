import { mean } from './mean.ts';

export interface NeweyWest {
  readonly mean: number;
  /** Of the mean, robust to autocorrelation up to the lag. */
  readonly standardError: number;
  readonly t: number;
}

/**
 * Mean of a series with its Newey-West standard error: sqrt(S / n), S = g_0 + 2 sum_l (1 - l / (lag + 1)) g_l, where g_l is
 * the autocovariance divided by n. Undefined where S is not above zero (a constant series, or fewer than two values).
 * Source: Newey and West, Econometrica 55, 1987 (Bartlett weights, no small-sample factor).
 */
export function neweyWest(series: ArrayLike<number>, lag: number): NeweyWest | undefined {
  const n = series.length;
  if (n < 2) return undefined;
  const centre = mean(series);
  let variance = 0;
  for (let l = 0; l <= Math.min(lag, n - 1); l++) {
    let sum = 0;
    for (let i = l; i < n; i++) sum += ((series[i] as number) - centre) * ((series[i - l] as number) - centre);
    variance += (l === 0 ? 1 : 2 * (1 - l / (lag + 1))) * (sum / n);
  }
  if (!(variance > 0)) return undefined;
  const standardError = Math.sqrt(variance / n);
  return { mean: centre, standardError, t: centre / standardError };
}
