import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { type NumberColumn, times, valuesAt } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import type { TrancheColumns } from './rotationColumns.ts';
import { type VolatilityScale, volatilityScale } from './volatilityScale.ts';

/** The target with the scale in it. */
export interface PortfolioTarget extends VolatilityScale {
  readonly target: NumberColumn;
}

/** `T = scale x mean of the tranche vectors`; a tranche that has not decided yet counts as cash. */
export function portfolioTarget(
  tranches: readonly (TrancheColumns | null)[],
  panel: Panel,
  row: number,
  params: Parameters,
): PortfolioTarget {
  const vectors = tranches.flatMap((tranche) => tranche?.weights ?? []);
  const tokens = ascendingTokens(...vectors.map((vector) => vector.tokens));
  const sums = new Array<number>(tokens.length).fill(0);
  for (const vector of vectors) {
    const weights = valuesAt(vector, tokens, 0);
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (weights[i] as number);
  }
  const mean = { tokens, values: sums.map((sum) => sum / tranches.length) };
  const scaled = volatilityScale(mean, panel, row, params);
  return { ...scaled, target: times(mean, scaled.scale) };
}
