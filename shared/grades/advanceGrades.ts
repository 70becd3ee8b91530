import type { Parameters } from '../engine/parameters.ts';
import type { LiquidityView } from '../indices/liquidityView.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import { copyColumn, newColumn } from '../stats/newColumn.ts';
import { populationSd } from '../stats/populationSd.ts';
import { dispersionScale } from './dispersionScale.ts';
import { NEUTRAL, rawGrade, smoothGrade, smoothingShares } from './grade.ts';
import { GradeBook, type GradeColumns, type Spreads } from './gradeBook.ts';
import { GradeClose } from './gradeClose.ts';
import type { GradedRows, Scales } from './gradeFacts.ts';
import { bandsOf, letterOf, NO_LETTER } from './letterOf.ts';
import { byPillar, effectiveWeights, type PillarColumns, pillarSds, pillarSums } from './pillars.ts';
import { rowsPricedFor } from './rowsPricedFor.ts';
import type { FeatureMatrix, Pillar } from './types.ts';

export interface GradeInput {
  /** Undefined where the universe was too small: no grade that day. */
  readonly matrix: FeatureMatrix | undefined;
  readonly day: EpochDay;
  /** Uncalibrated model output by token, any monotone scale; undefined = no model, whatever omega says. */
  readonly modelScores: ReadonlyMap<string, number> | undefined;
  /** Skill weight of the model, 0-1. */
  readonly omega: number;
  /** At this close, of the tokens of this panel. */
  readonly liquidity: LiquidityView;
  readonly panel: Panel;
  readonly params: Parameters;
}

/**
 * Trader Grades of a close: scaled pillars, composite, raw grade in points, smoothing, letter (methodology section 4).
 * Scales come from previous dates only and count every token of the matrix; a token under the minimum age gets no fact.
 * A token outside the matrix keeps its last record, and gets no fact either.
 */
export function advanceGrades(previous: GradeBook, input: GradeInput): GradeClose {
  const { matrix, day, panel, params, modelScores } = input;
  const grades = newColumn(panel.tokens.length).fill(Number.NaN);
  if (matrix === undefined) return new GradeClose(previous, grades);

  const weights = effectiveWeights(modelScores === undefined ? 0 : input.omega, params);
  const pillars = pillarSums(matrix, modelScores, params);
  const sds = pillarSds(pillars);
  const { spreads } = previous;
  const scales = byPillar((pillar) => dispersionScale(spreads.pillars[pillar], sds[pillar], params));
  const composite = composites(pillars, scales, weights);
  const compositeSd = populationSd(composite);
  const compositeScale = dispersionScale(spreads.composite, compositeSd, params);

  const graded = gradedRows(matrix, input);
  const after = gradedColumns(previous.columns, graded, { composite, compositeScale, day }, params);
  const { scaleDates } = params.grade;
  const grown: Spreads = {
    pillars: byPillar((pillar) =>
      // Days without a model say nothing about the spread of its scores.
      pillar === 'model' && modelScores === undefined
        ? spreads.pillars.model
        : spreads.pillars[pillar].appended(sds[pillar], scaleDates),
    ),
    composite: spreads.composite.appended(compositeSd, scaleDates),
  };
  const positions = positionsOf(panel, graded.tokens);
  const slots = after.roster.slotsOf(graded.tokens);
  for (let i = 0; i < slots.length; i++) grades[positions[i] as number] = after.grades[slots[i] as number] as number;
  const told = { day, graded, before: previous.columns, after, pillars, scales, weights, compositeScale };
  return new GradeClose(new GradeBook(after, grown), grades, { close: told, params });
}

/** The tokens of the matrix old enough for a grade, and their rows in it. */
function gradedRows({ tokens }: FeatureMatrix, { liquidity, panel, params }: GradeInput): GradedRows {
  const rows = rowsPricedFor(params.grade.minBars, tokens, panel, liquidity);
  // The same list while the same tokens are graded: their slots are then found once.
  if (rows.length === tokens.length) return { tokens, rows };
  return { tokens: Array.from(rows, (row) => tokens[row] as string), rows };
}

/** The columns after a close: what it graded, and the last grade of every other token. */
function gradedColumns(
  before: GradeColumns,
  graded: GradedRows,
  close: { readonly composite: Float64Array; readonly compositeScale: number | undefined; readonly day: EpochDay },
  params: Parameters,
): GradeColumns {
  const { composite, compositeScale, day } = close;
  const known = before.roster.slotsOf(graded.tokens);
  const newcomers = known.includes(-1) ? graded.tokens.filter((_, i) => (known[i] as number) < 0) : [];
  const roster = before.roster.grown(newcomers);
  const slots = roster.slotsOf(graded.tokens);
  const grades = copyColumn(before.grades, roster.size);
  const days = copyColumn(before.days, roster.size);
  const letters = copyColumn(before.letters, roster.size);
  const shares = smoothingShares(params);
  const bands = bandsOf(params);
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const isNew = slot >= before.roster.size;
    const bars = isNew ? Number.POSITIVE_INFINITY : day - (days[slot] as number);
    const held = isNew || bars >= shares.length ? NO_LETTER : (letters[slot] as number);
    const raw =
      compositeScale === undefined
        ? NEUTRAL
        : rawGrade((composite[graded.rows[i] as number] as number) / compositeScale);
    const grade = smoothGrade(grades[slot] as number, bars, raw, shares);
    grades[slot] = grade;
    days[slot] = day;
    letters[slot] = letterOf(grade, held, bands);
  }
  return { roster, grades, days, letters };
}

/** C of each row: the scaled pillars weighted, their terms added in the order of the pillars. */
function composites(pillars: PillarColumns, scales: Scales, weights: Readonly<Record<Pillar, number>>): Float64Array {
  const { momentum, volatility, liquidity, model } = pillars;
  // Without a spread every token has 0.
  const by = byPillar((pillar) => scales[pillar] ?? Number.POSITIVE_INFINITY);
  const sums = newColumn(momentum.length);
  for (let row = 0; row < sums.length; row++) {
    sums[row] =
      0 +
      weights.momentum * ((momentum[row] as number) / by.momentum) +
      weights.volatility * ((volatility[row] as number) / by.volatility) +
      weights.liquidity * ((liquidity[row] as number) / by.liquidity) +
      weights.model * ((model[row] as number) / by.model);
  }
  return sums;
}
