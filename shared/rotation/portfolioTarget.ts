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
 * `T = scale x mean of the tranche vectors`; a tranche that has not decided yet counts as cash. `known` may list the tokens of
 * all of them and others, ascending: no lists are merged then.
 */
export function portfolioTarget(
  tranches: readonly (TrancheColumns | null)[],
  panel: Panel,
  row: number,
  params: Parameters,
  known?: readonly string[],
): PortfolioTarget {
  const vectors: NumberColumn[] = [];
  for (const tranche of tranches) if (tranche !== null) vectors.push(tranche.weights);
  const mean = meanOf(vectors, tranches.length, known ?? ascendingTokens(vectors.map((vector) => vector.tokens)));
  const { scale, annualVol } = volatilityScale(mean, panel, row, params);
  return { scale, annualVol, target: scale === 1 ? mean : times(mean, scale) };
}

/** The sum of the vectors, in their order, over `count`; `candidates` lists their tokens and may list others, ascending. */
function meanOf(vectors: readonly NumberColumn[], count: number, candidates: readonly string[]): NumberColumn {
  // NaN = in no vector. By vector, not by token: it takes half the time and adds in the same order.
  const sums: number[] = [];
  for (let i = 0; i < candidates.length; i++) sums.push(Number.NaN);
  for (const vector of vectors) {
    let at = 0;
    for (let i = 0; i < vector.tokens.length; i++) {
      while (at < candidates.length && candidates[at] !== vector.tokens[i]) at++;
      if (at === candidates.length) throw new Error(`portfolioTarget: ${vector.tokens[i]} is not listed`);
      const sum = sums[at] as number;
      sums[at] = (Number.isNaN(sum) ? 0 : sum) + (vector.values[i] as number);
    }
  }
  const tokens: string[] = [];
  const values: number[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const sum = sums[i] as number;
    if (Number.isNaN(sum)) continue;
    tokens.push(candidates[i] as string);
    values.push(sum / count);
  }
  return { tokens, values };
}
