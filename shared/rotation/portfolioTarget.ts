import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import type { Tranche, Weights } from './types.ts';
import { type VolatilityScale, volatilityScale } from './volatilityScale.ts';

/** The target with the scale in it. */
export interface PortfolioTarget extends VolatilityScale {
  readonly target: Weights;
}

/** `T = scale x mean of the tranche vectors`; a tranche that has not decided yet counts as cash. Tokens ascending. */
export function portfolioTarget(
  tranches: readonly (Tranche | null)[],
  panel: Panel,
  row: number,
  params: Parameters,
): PortfolioTarget {
  const tokens = new Set(tranches.flatMap((tranche) => Object.keys(tranche?.weights ?? {})));
  const mean: Record<string, number> = {};
  for (const token of [...tokens].sort()) {
    const sum = tranches.reduce((total, tranche) => total + (tranche?.weights[token] ?? 0), 0);
    mean[token] = sum / tranches.length;
  }
  const scaled = volatilityScale(mean, panel, row, params);
  const target = Object.fromEntries(Object.entries(mean).map(([token, weight]) => [token, weight * scaled.scale]));
  return { ...scaled, target };
}
