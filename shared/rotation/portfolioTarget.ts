import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { ascendingTokens } from './ascendingTokens.ts';
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
  const mean: Record<string, number> = {};
  for (const token of ascendingTokens(...tranches.map((tranche) => tranche?.weights))) {
    let sum = 0;
    for (const tranche of tranches) sum += tranche?.weights[token] ?? 0;
    mean[token] = sum / tranches.length;
  }
  const scaled = volatilityScale(mean, panel, row, params);
  const target: Record<string, number> = {};
  for (const token in mean) target[token] = (mean[token] as number) * scaled.scale;
  return { ...scaled, target };
}
