import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { scoreValues } from './scoreColumn.ts';
import { FEATURES, type FeatureMatrix, type Pillar } from './types.ts';

const WIDTH = FEATURES.length;
const { r7, r14, r21, high28, sd30, max30, semi20, amihud20, adv28 } = FEATURE_COLUMNS;

/** Per pillar, one number a token in the matrix's order. */
export type PillarColumns = Readonly<Record<Pillar, Float64Array>>;

/**
 * Sums of weighted feature scores before scaling, sum_j v_j z_j, per pillar and token. The model's pillar is the normal
 * score of the model's uncalibrated output (a token without one gets 0); all zeros when there is no model.
 */
export function pillarSums(
  { tokens, z }: FeatureMatrix,
  modelScores: ReadonlyMap<string, number> | undefined,
  params: Parameters,
): PillarColumns {
  const { momentum: m, volatility: v, liquidity: l } = params.grade;
  const momentum = newColumn(tokens.length);
  const volatility = newColumn(tokens.length);
  const liquidity = newColumn(tokens.length);
  for (let row = 0, at = 0; row < tokens.length; row++, at += WIDTH) {
    momentum[row] =
      0 +
      m.r7 * (z[at + r7] as number) +
      m.r14 * (z[at + r14] as number) +
      m.r21 * (z[at + r21] as number) +
      m.high28 * (z[at + high28] as number);
    volatility[row] =
      0 +
      v.sd30 * (z[at + sd30] as number) +
      v.max30 * (z[at + max30] as number) +
      v.semi20 * (z[at + semi20] as number);
    liquidity[row] = 0 + l.amihud20 * (z[at + amihud20] as number) + l.adv28 * (z[at + adv28] as number);
  }
  return { momentum, volatility, liquidity, model: modelColumn(tokens, modelScores) };
}

function modelColumn(tokens: readonly string[], modelScores: ReadonlyMap<string, number> | undefined): Float64Array {
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

/** Population sd of each pillar, to the bit as `populationSd` has it: a processor waits for one chain of additions, not for four. */
export function pillarSds({ momentum, volatility, liquidity, model }: PillarColumns): Readonly<Record<Pillar, number>> {
  const count = momentum.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let row = 0; row < count; row++) {
    a += momentum[row] as number;
    b += volatility[row] as number;
    c += liquidity[row] as number;
    d += model[row] as number;
  }
  const [ma, mb, mc, md] = [a / count, b / count, c / count, d / count];
  a = 0;
  b = 0;
  c = 0;
  d = 0;
  for (let row = 0; row < count; row++) {
    const da = (momentum[row] as number) - ma;
    const db = (volatility[row] as number) - mb;
    const dc = (liquidity[row] as number) - mc;
    const dd = (model[row] as number) - md;
    a += da * da;
    b += db * db;
    c += dc * dc;
    d += dd * dd;
  }
  return {
    momentum: Math.sqrt(a / count),
    volatility: Math.sqrt(b / count),
    liquidity: Math.sqrt(c / count),
    model: Math.sqrt(d / count),
  };
}
