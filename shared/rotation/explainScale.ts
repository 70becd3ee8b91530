import type { Parameters } from '../engine/parameters.ts';
import type { Due } from './due.ts';
import { noTradeBand } from './planTrades.ts';
import type { PortfolioTarget } from './portfolioTarget.ts';
import type { Explanation, Weights } from './types.ts';

/**
 * Explains a change of the volatility scale, where it alone puts a held token beyond the no-trade band; undefined where
 * it does not. A token that trades anyway (`due`) does not count. Judged on the weights held now: what the next close's drift adds is not known yet.
 */
export function explainScale(
  held: Weights,
  portfolio: PortfolioTarget,
  scaleBefore: number,
  due: Due,
  params: Parameters,
): Explanation | undefined {
  const { target, scale, annualVol } = portfolio;
  if (scale === scaleBefore) return undefined;
  const { annualVol: limit } = params.rotation.scale;
  const pushed = Object.keys(target).filter((token) => {
    const [now, weight] = [target[token] as number, held[token]];
    if (weight === undefined || token in due) return false;
    const width = noTradeBand(now, params) - params.rotation.band.tolerance;
    return Math.abs(now - weight) >= width && Math.abs((now * scaleBefore) / scale - weight) < width;
  });
  if (pushed.length === 0) return undefined;
  return {
    rule: 'rotation.volatility_scale',
    inputs: [
      { name: 'annual_volatility', value: annualVol, threshold: limit },
      { name: 'scale', value: scale, threshold: null },
      { name: 'scale_before', value: scaleBefore, threshold: null },
      { name: 'tokens_beyond_band', value: pushed.length, threshold: 1 },
    ],
    runnerUp: null,
    reversal: `a portfolio volatility of ${scaleBefore < 1 ? '' : 'at most '}${percent(limit / scaleBefore)} a year (it was ${percent(annualVol)})`,
  };
}

const percent = (fraction: number): string => `${(100 * fraction).toFixed(2)}%`;
