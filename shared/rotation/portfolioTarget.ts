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

/**
 * `T = scale x mean of the tranche vectors`; a tranche that has not decided yet counts as cash. `before` may list the tokens
 * of the close before, ascending: most are wanted again, and few lists then are merged.
 */
export function portfolioTarget(
  tranches: readonly (TrancheColumns | null)[],
  panel: Panel,
  row: number,
  params: Parameters,
  before: readonly string[] = [],
): PortfolioTarget {
  const vectors: NumberColumn[] = [];
  for (const tranche of tranches) if (tranche !== null) vectors.push(tranche.weights);
  const mean = meanOf(vectors, tranches.length, before);
  const { scale, annualVol } = volatilityScale(mean, panel, row, params);
  return { scale, annualVol, target: scale === 1 ? mean : times(mean, scale) };
}

/** The sum of the vectors, in their order, over `count`. */
function meanOf(vectors: readonly NumberColumn[], count: number, before: readonly string[]): NumberColumn {
  const candidates = ascendingTokens([before, ...vectors.map((vector) => vector.tokens)]);
  const tokens: string[] = [];
  const values: number[] = [];
  const next = vectors.map(() => 0);
  for (const token of candidates) {
    let sum = 0;
    let isHeld = false;
    for (let i = 0; i < vectors.length; i++) {
      const vector = vectors[i] as NumberColumn;
      const at = next[i] as number;
      if (at === vector.tokens.length || vector.tokens[at] !== token) continue;
      sum += vector.values[at] as number;
      next[i] = at + 1;
      isHeld = true;
    }
    if (!isHeld) continue;
    tokens.push(token);
    values.push(sum / count);
  }
  return { tokens, values };
}
