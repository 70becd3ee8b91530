import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { type NumberColumn, times } from './ascendingColumn.ts';
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
  const tokens = ascendingTokens(tranches.map((tranche) => tranche?.weights.tokens ?? []));
  const values = new Array<number>(tokens.length).fill(0);
  for (const tranche of tranches) if (tranche !== null) addTo(values, tokens, tranche.weights);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / tranches.length;
  const mean = { tokens, values };
  const scaled = volatilityScale(mean, panel, row, params);
  return { ...scaled, target: times(mean, scaled.scale) };
}

/** Adds a vector to the sums of `tokens`, among which all of its own are. */
function addTo(sums: number[], tokens: readonly string[], vector: NumberColumn): void {
  let at = 0;
  for (let i = 0; i < vector.tokens.length; i++) {
    while (tokens[at] !== vector.tokens[i]) at++;
    sums[at] = (sums[at] as number) + (vector.values[i] as number);
  }
}
