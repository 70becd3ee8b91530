import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { populationSd } from '../stats/populationSd.ts';
import { dispersionScale, withToday } from './dispersionScale.ts';
import { composite, gradeOf, isGap, smoothGrade } from './grade.ts';
import { letterOf } from './letterOf.ts';
import { byPillar, effectiveWeights, pillarSums } from './pillars.ts';
import type { FeatureMatrix, GradeFact, GradeState } from './types.ts';

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
  const pillarZ = matrix.tokens.map((_, row) =>
    byPillar((pillar) => {
      const scale = scales[pillar];
      return scale === undefined ? 0 : (columns[pillar][row] as number) / scale;
    }),
  );
  const compositeSd = populationSd(pillarZ.map((z) => composite(z, weights)));
  const compositeScale = dispersionScale(previous.compositeSds, compositeSd, params);

  const grades = { ...previous.grades };
  const facts: GradeFact[] = [];
  matrix.tokens.forEach((token, row) => {
    if (input.pricedBars(token) < params.grade.minBars) return;
    const z = pillarZ[row] as (typeof pillarZ)[number];
    const { raw, contributions } = gradeOf(z, weights, compositeScale, params);
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
      pillars: byPillar((pillar) => ({
        z: z[pillar],
        weight: weights[pillar],
        contribution: contributions[pillar],
      })),
    });
  });
  const pillarSds = byPillar((pillar) =>
    // Days without a model say nothing about the spread of its scores.
    pillar === 'model' && modelScores === undefined
      ? previous.pillarSds.model
      : withToday(previous.pillarSds[pillar], sds[pillar], params),
  );
  return { state: { grades, pillarSds, compositeSds: withToday(previous.compositeSds, compositeSd, params) }, facts };
}
