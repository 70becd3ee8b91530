import { mean } from './mean.ts';

/**
 * Sortino ratio per period: mean over the root of the mean squared loss, where *all* returns count in that mean (a gain as
 * 0). 0 without a loss. Source: Sortino and Price (1994), target 0.
 */
export function sortinoRatio(returns: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < returns.length; i++) squares += Math.min(returns[i] as number, 0) ** 2;
  return squares > 0 ? mean(returns) / Math.sqrt(squares / returns.length) : 0;
}
