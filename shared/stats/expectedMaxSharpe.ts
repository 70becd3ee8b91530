import { normalQuantile } from './normalQuantile.ts';
import { sampleSd } from './sampleSd.ts';

const EULER_MASCHERONI = 0.5772156649015329;

/**
 * The Sharpe ratio that the best of N unskilled trials is expected to show, in the unit of `trials`, from their sample sd:
 * `sd ((1 - g) Phi^-1(1 - 1/N) + g Phi^-1(1 - 1/(N e)))`, g the Euler-Mascheroni constant. One trial deflates nothing: 0.
 * Source: Bailey and Lopez de Prado, "The deflated Sharpe ratio", Journal of Portfolio Management 40(5), 2014.
 */
export function expectedMaxSharpe(trials: readonly number[]): number {
  const count = trials.length;
  if (count < 2) return 0;
  const best = (1 - EULER_MASCHERONI) * normalQuantile(1 - 1 / count);
  return sampleSd(trials) * (best + EULER_MASCHERONI * normalQuantile(1 - 1 / (count * Math.E)));
}
