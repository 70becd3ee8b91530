import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { populationSd } from '../stats/populationSd.ts';
import { dispersionScale, withToday } from './dispersionScale.ts';
import { gradeOf, isGap, smoothGrade } from './grade.ts';
import { letterOf } from './letterOf.ts';
import { byPillar, effectiveWeights, type PillarColumns, pillarSums } from './pillars.ts';
import { type FeatureMatrix, type GradeFact, type GradeState, PILLARS, type Pillar } from './types.ts';

export interface GradeInput {
  /** Undefined where the universe was too small: no grade that day. */
  readonly matrix: FeatureMatrix | undefined;
  readonly day: EpochDay;
  /** Uncalibrated model output by token, any monotone scale; undefined = no model, whatever omega says. */
  readonly modelScores: ReadonlyMap<string, number> | undefined;
  /** Skill weight of the model, 0-1. */
  readonly omega: number;
  /** Bars since a token's first price, this one included. */
  readonly pricedBars: (token: string) => number;
  readonly params: Parameters;
}

/**
 * Trader Grades of a close: scaled pillars, composite, raw grade in points, smoothing, letter (methodology section 4).
 * Scales come from previous dates only and count every token of the matrix; a token under the minimum age gets no fact.
 * A token outside the matrix keeps its last record, and gets no fact either.
 */
export function advanceGrades(
  previous: GradeState,
  input: GradeInput,
): { readonly state: GradeState; readonly facts: GradeFact[] } {
  const { matrix, day, params, modelScores } = input;
  if (matrix === undefined) return { state: previous, facts: [] };

  const weights = effectiveWeights(modelScores === undefined ? 0 : input.omega, params);
  const columns = pillarSums(matrix, modelScores, params);
  const sds = byPillar((pillar) => populationSd(columns[pillar]));
  const scales = byPillar((pillar) => dispersionScale(previous.pillarSds[pillar], sds[pillar], params));
  const z = byPillar((pillar) => scaled(columns[pillar], scales[pillar]));
  const compositeSd = populationSd(composites(z, weights));
  const compositeScale = dispersionScale(previous.compositeSds, compositeSd, params);

  const grades = { ...previous.grades };
  const facts: GradeFact[] = [];
  for (let row = 0; row < matrix.tokens.length; row++) {
    const token = matrix.tokens[row] as string;
    if (input.pricedBars(token) < params.grade.minBars) continue;
    const own = pillarsAt(z, row);
    const { raw, contributions } = gradeOf(own, weights, compositeScale, params);
    const last = previous.grades[token];
    const grade = smoothGrade(last, raw, day, params);
    const held = last === undefined || isGap(last.day, day, params) ? undefined : last.letter;
    const letter = letterOf(grade, held, params);
    grades[token] = { grade, day, letter };
    facts.push({
      token,
      day,
      grade,
      raw,
      change: last?.day === day - 1 ? grade - last.grade : undefined,
      smoothing: grade - raw,
      letter,
      pillars: explained(own, weights, contributions),
    });
  }
  const pillarSds = byPillar((pillar) =>
    // Days without a model say nothing about the spread of its scores.
    pillar === 'model' && modelScores === undefined
      ? previous.pillarSds.model
      : withToday(previous.pillarSds[pillar], sds[pillar], params),
  );
  return { state: { grades, pillarSds, compositeSds: withToday(previous.compositeSds, compositeSd, params) }, facts };
}

type ByPillar = Readonly<Record<Pillar, number>>;

// Written out, since they run for every token of every date: a callback per pillar takes several times as long.

function pillarsAt(z: PillarColumns, row: number): ByPillar {
  return {
    momentum: z.momentum[row] as number,
    volatility: z.volatility[row] as number,
    liquidity: z.liquidity[row] as number,
    model: z.model[row] as number,
  };
}

function explained(z: ByPillar, weights: ByPillar, contributions: ByPillar): GradeFact['pillars'] {
  return {
    momentum: { z: z.momentum, weight: weights.momentum, contribution: contributions.momentum },
    volatility: { z: z.volatility, weight: weights.volatility, contribution: contributions.volatility },
    liquidity: { z: z.liquidity, weight: weights.liquidity, contribution: contributions.liquidity },
    model: { z: z.model, weight: weights.model, contribution: contributions.model },
  };
}

function scaled(column: Float64Array, scale: number | undefined): Float64Array {
  const z = new Float64Array(column.length);
  if (scale !== undefined) for (let row = 0; row < z.length; row++) z[row] = (column[row] as number) / scale;
  return z;
}

function composites(z: PillarColumns, weights: ByPillar): Float64Array {
  const sums = new Float64Array(z.momentum.length);
  for (const pillar of PILLARS) {
    for (let row = 0; row < sums.length; row++) {
      sums[row] = (sums[row] as number) + weights[pillar] * (z[pillar][row] as number);
    }
  }
  return sums;
}
