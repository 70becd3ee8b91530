import { hazenRanks } from './hazenRanks.ts';
import { mean } from './mean.ts';

/**
 * Spearman's rank correlation of two equally long series, ties at their average rank: Pearson's correlation of the ranks.
 * Undefined under two values or where one series is constant. No NaN may enter.
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number | undefined {
  if (x.length < 2) return undefined;
  const rankX = hazenRanks(x);
  const rankY = hazenRanks(y);
  const meanX = mean(rankX);
  const meanY = mean(rankY);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < rankX.length; i++) {
    const dx = (rankX[i] as number) - meanX;
    const dy = (rankY[i] as number) - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : undefined;
}
