import type { Parameters } from '../engine/parameters.ts';
import { scoreValues } from './crossSection.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { FEATURES, type Feature, type FeatureMatrix, type Pillar } from './types.ts';

/** Per pillar, one number a token in the matrix's order. */
export type PillarColumns = Readonly<Record<Pillar, Float64Array>>;

/**
 * Sums of weighted feature scores before scaling, sum_j v_j z_j, per pillar and token. The model's pillar is the normal
 * score of the model's uncalibrated output (a token without one gets 0); all zeros when there is no model.
 */
export function pillarSums(
  matrix: FeatureMatrix,
  modelScores: ReadonlyMap<string, number> | undefined,
  params: Parameters,
): PillarColumns {
  const { momentum, volatility, liquidity } = params.grade;
  const outputs = Float64Array.from(matrix.tokens, (token) => modelScores?.get(token) ?? Number.NaN);
  return {
    momentum: weightedSum(matrix, momentum),
    volatility: weightedSum(matrix, volatility),
    liquidity: weightedSum(matrix, liquidity),
    model: scoreValues(outputs),
  };
}

/**
 * Weights w_k at skill omega in [0, 1]: the model's share grows with it and the others keep their proportions; they sum
 * to 1. Source: methodology section 4.
 */
export function effectiveWeights(omega: number, params: Parameters): Readonly<Record<Pillar, number>> {
  const { weights } = params.grade;
  const model = weights.model * omega;
  const others = (1 - model) / (1 - weights.model);
  return {
    momentum: weights.momentum * others,
    volatility: weights.volatility * others,
    liquidity: weights.liquidity * others,
    model,
  };
}

/** A record over the pillars; written out, because building one from entries is ten times slower and this runs per token. */
export function byPillar<T>(of: (pillar: Pillar) => T): Record<Pillar, T> {
  return { momentum: of('momentum'), volatility: of('volatility'), liquidity: of('liquidity'), model: of('model') };
}

function weightedSum(matrix: FeatureMatrix, weights: Readonly<Partial<Record<Feature, number>>>): Float64Array {
  const terms = Object.entries(weights) as [Feature, number][];
  return Float64Array.from(matrix.tokens, (_, row) => {
    let sum = 0;
    for (const [feature, weight] of terms) {
      sum += weight * (matrix.z[row * FEATURES.length + FEATURE_COLUMNS[feature]] as number);
    }
    return sum;
  });
}
