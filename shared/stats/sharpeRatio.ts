import { mean } from './mean.ts';
import { sampleSd } from './sampleSd.ts';

/**
 * Sharpe ratio per period: mean over sample sd (ddof 1) of simple returns, cash earning nothing. 0 where the returns do
 * not vary (a portfolio that stayed in cash). Multiply by the root of the periods a year. Source: Sharpe (1994).
 */
export function sharpeRatio(returns: ArrayLike<number>): number {
  const sd = sampleSd(returns);
  return sd > 0 ? mean(returns) / sd : 0;
}
