import type { Parameters } from '../engine/parameters.ts';
import { type NumberColumn, numbersAt, valuesAt } from './ascendingColumn.ts';
import type { Due } from './due.ts';
import { noTradeBand } from './planTrades.ts';
import type { PortfolioTarget } from './portfolioTarget.ts';
import { roundedBeyond } from './roundedUp.ts';
import type { Explanation } from './types.ts';

/**
 * How many held tokens a change of the volatility scale alone puts beyond the no-trade band. A token that trades anyway
 * (`due`) does not count. Judged on the weights held now: what the next close's drift adds is not known yet.
 */
export function countMovedByScale(
  held: NumberColumn,
  { target, scale }: PortfolioTarget,
  scaleBefore: number,
  due: Due,
  params: Parameters,
  other = scale,
): number {
  if (scale === scaleBefore) return 0;
  const weights = numbersAt(held, target.tokens, Number.NaN);
  const dues = valuesAt(due, target.tokens, undefined);
  let count = 0;
  for (let i = 0; i < target.values.length; i++) {
    const now = ((target.values[i] as number) * other) / scale;
    const weight = weights[i] as number;
    const width = noTradeBand(now, params) - params.rotation.band.tolerance;
    const isMoved = Math.abs(now - weight) >= width && Math.abs((now * scaleBefore) / other - weight) < width;
    if (isMoved && dues[i] === undefined) count++;
  }
  return count;
}

/**
 * Explains a change of the volatility scale that moves a token. The reversal is the volatility nearest to the present one at
 * which no held token would be beyond the band.
 */
export function explainScale(
  held: NumberColumn,
  portfolio: PortfolioTarget,
  scaleBefore: number,
  due: Due,
  params: Parameters,
): Explanation {
  const { scale, annualVol } = portfolio;
  const { annualVol: limit } = params.rotation.scale;
  const movedAt = (other: number) => countMovedByScale(held, portfolio, scaleBefore, due, params, other);
  const enough = limit / nearestQuiet(scale, scaleBefore, (other) => movedAt(other) > 0);
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
      { name: 'tokens_beyond_band', value: movedAt(scale), threshold: 1 },
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
