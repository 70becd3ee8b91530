import type { Parameters } from '../engine/parameters.ts';
import { type NumberColumn, valuesAt } from './ascendingColumn.ts';
import type { Due } from './due.ts';
import { noTradeBand } from './planTrades.ts';
import type { PortfolioTarget } from './portfolioTarget.ts';
import { roundedBeyond } from './roundedUp.ts';
import type { Explanation } from './types.ts';

/**
 * Explains a change of the volatility scale, where it alone puts a held token beyond the no-trade band; undefined where
 * it does not. A token that trades anyway (`due`) does not count. Judged on the weights held now: what the next close's drift adds is not known yet.
 * The reversal is the volatility nearest to the present one at which no held token would be beyond it.
 */
export function explainScale(
  held: NumberColumn,
  portfolio: PortfolioTarget,
  scaleBefore: number,
  due: Due,
  params: Parameters,
): Explanation | undefined {
  const { target, scale, annualVol } = portfolio;
  if (scale === scaleBefore) return undefined;
  const { annualVol: limit } = params.rotation.scale;
  const weights = valuesAt(held, target.tokens, undefined);
  const dues = valuesAt(due, target.tokens, undefined);
  const pushedAt = (other: number) =>
    target.values.filter((aim, i) => {
      const [now, weight] = [(aim * other) / scale, weights[i]];
      if (weight === undefined || dues[i] !== undefined) return false;
      const width = noTradeBand(now, params) - params.rotation.band.tolerance;
      return Math.abs(now - weight) >= width && Math.abs((now * scaleBefore) / other - weight) < width;
    }).length;
  const pushed = pushedAt(scale);
  if (pushed === 0) return undefined;
  const enough = limit / nearestQuiet(scale, scaleBefore, (other) => pushedAt(other) > 0);
  const change =
    scale < scaleBefore
      ? `${roundedBeyond(100 * (annualVol - enough), 2)} points lower`
      : `${roundedBeyond(100 * (enough - annualVol), 2)} points higher`;
  return {
    rule: 'rotation.volatility_scale',
    inputs: [
      { name: 'annual_volatility', value: annualVol, threshold: limit },
      { name: 'scale', value: scale, threshold: null },
      { name: 'scale_before', value: scaleBefore, threshold: null },
      { name: 'tokens_beyond_band', value: pushed, threshold: 1 },
    ],
    runnerUp: null,
    reversal: `a portfolio volatility ${change} (it was ${(100 * annualVol).toFixed(2)}% a year)`,
  };
}

/** Halvings of the way between two scales: to the last bit. */
const STEPS = 52;

/** The scale nearest to `scale`, on the way back to the one `before`, at which nothing is moved; by bisection. */
function nearestQuiet(scale: number, before: number, isMoved: (scale: number) => boolean): number {
  let [moved, quiet] = [scale, before];
  for (let step = 0; step < STEPS; step++) {
    const middle = (moved + quiet) / 2;
    if (isMoved(middle)) moved = middle;
    else quiet = middle;
  }
  return quiet;
}
