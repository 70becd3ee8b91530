import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';
import { scoreValues } from './crossSection.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { FEATURES, type Feature, type FeatureMatrix, type Pillar } from './types.ts';

const WIDTH = FEATURES.length;

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
  return {
    momentum: weightedSum(matrix, momentum),
    volatility: weightedSum(matrix, volatility),
    liquidity: weightedSum(matrix, liquidity),
    model: modelColumn(matrix, modelScores),
  };
}

function modelColumn({ tokens }: FeatureMatrix, modelScores: ReadonlyMap<string, number> | undefined): Float64Array {
  const outputs = newColumn(tokens.length);
  if (modelScores === undefined) return outputs;
  for (let row = 0; row < outputs.length; row++) outputs[row] = modelScores.get(tokens[row] as string) ?? Number.NaN;
  return scoreValues(outputs);
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

/** Column by column: of each token the terms still add up in the order of the weights. */
function weightedSum({ tokens, z }: FeatureMatrix, weights: Readonly<Partial<Record<Feature, number>>>): Float64Array {
  const sums = newColumn(tokens.length);
  // Entries in pairs would cost as much as the sums.
  for (const feature in weights) {
    addColumn(sums, weights[feature as Feature] as number, z, FEATURE_COLUMNS[feature as Feature]);
  }
  return sums;
}

function addColumn(sums: Float64Array, weight: number, z: Float64Array, column: number): void {
  for (let row = 0, cell = column; row < sums.length; row++, cell += WIDTH) {
    sums[row] = (sums[row] as number) + weight * (z[cell] as number);
  }
}
