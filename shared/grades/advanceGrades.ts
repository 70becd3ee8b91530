import { lazyMembers } from '../engine/lazyMembers.ts';
import type { Parameters } from '../engine/parameters.ts';
import type { LiquidityView } from '../indices/liquidityView.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import type { Roster } from '../market/roster.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import { copyColumn, newColumn } from '../stats/newColumn.ts';
import { populationSd } from '../stats/populationSd.ts';
import { dispersionScale, withToday } from './dispersionScale.ts';
import { NEUTRAL, rawGrade, smoothGrade, smoothingShares } from './grade.ts';
import { type GradeColumns, gradeColumnsOf, gradeStateOf } from './gradeColumns.ts';
import { type GradedClose, type GradedRows, gradeFacts } from './gradeFacts.ts';
import { letterOf, NO_LETTER } from './letterOf.ts';
import { byPillar, effectiveWeights, type PillarColumns, pillarSums } from './pillars.ts';
import { rowsPricedFor } from './rowsPricedFor.ts';
import type { FeatureMatrix, GradeFact, GradeState, Pillar } from './types.ts';

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

/** What a close did to the grades. */
export interface AdvancedGrades {
  readonly state: GradeState;
  /** In the order of the matrix; made when somebody reads them. */
  readonly facts: readonly GradeFact[];
  /** Smoothed grades given at this close, points, by position in the panel; NaN = none. */
  readonly grades: Float64Array;
}

const telling = lazyMembers<{ close: GradedClose; params: Parameters }, Pick<AdvancedGrades, 'facts'>>({
  facts: ({ close, params }) => gradeFacts(close, params),
});

/**
 * Trader Grades of a close: scaled pillars, composite, raw grade in points, smoothing, letter (methodology section 4).
 * Scales come from previous dates only and count every token of the matrix; a token under the minimum age gets no fact.
 * A token outside the matrix keeps its last record, and gets no fact either.
 */
export function advanceGrades(previous: GradeState, input: GradeInput): AdvancedGrades {
  const { matrix, day, panel, params, modelScores } = input;
  const grades = newColumn(panel.tokens.length).fill(Number.NaN);
  if (matrix === undefined) return { state: previous, facts: [], grades };

  const weights = effectiveWeights(modelScores === undefined ? 0 : input.omega, params);
  const columns = pillarSums(matrix, modelScores, params);
  const sds = byPillar((pillar) => populationSd(columns[pillar]));
  const scales = byPillar((pillar) => dispersionScale(previous.pillarSds[pillar], sds[pillar], params));
  const z = byPillar((pillar) => scaled(columns[pillar], scales[pillar]));
  const composite = composites(z, weights);
  const compositeSd = populationSd(composite);
  const compositeScale = dispersionScale(previous.compositeSds, compositeSd, params);

  const before = gradeColumnsOf(previous);
  const graded = gradedRows(matrix, input);
  const known = before.roster.slotsOf(graded.tokens);
  const newcomers = known.includes(-1) ? graded.tokens.filter((_, i) => (known[i] as number) < 0) : [];
  const after = gradedColumns(
    before,
    before.roster.grown(newcomers),
    graded,
    { composite, compositeScale, day },
    params,
  );
  const pillarSds = byPillar((pillar) =>
    // Days without a model say nothing about the spread of its scores.
    pillar === 'model' && modelScores === undefined
      ? previous.pillarSds.model
      : withToday(previous.pillarSds[pillar], sds[pillar], params),
  );
  const compositeSds = withToday(previous.compositeSds, compositeSd, params);
  const positions = positionsOf(panel, graded.tokens);
  const slots = after.roster.slotsOf(graded.tokens);
  for (let i = 0; i < slots.length; i++) grades[positions[i] as number] = after.grades[slots[i] as number] as number;
  const advanced = { state: gradeStateOf(after, { pillarSds, compositeSds }), grades };
  return telling(advanced, { close: { day, graded, before, after, z, weights, compositeScale }, params });
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
  roster: Roster,
  graded: GradedRows,
  close: { readonly composite: Float64Array; readonly compositeScale: number | undefined; readonly day: EpochDay },
  params: Parameters,
): GradeColumns {
  const { composite, compositeScale, day } = close;
  const slots = roster.slotsOf(graded.tokens);
  const grades = copyColumn(before.grades, roster.size);
  const days = copyColumn(before.days, roster.size);
  const letters = copyColumn(before.letters, roster.size);
  const shares = smoothingShares(params);
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
    letters[slot] = letterOf(grade, held, params);
  }
  return { roster, grades, days, letters };
}

function scaled(column: Float64Array, scale: number | undefined): Float64Array {
  const z = newColumn(column.length);
  if (scale !== undefined) for (let row = 0; row < z.length; row++) z[row] = (column[row] as number) / scale;
  return z;
}

/** C of each row, its terms added in the order of the pillars. */
function composites(z: PillarColumns, weights: Readonly<Record<Pillar, number>>): Float64Array {
  const { momentum, volatility, liquidity, model } = z;
  const sums = newColumn(momentum.length);
  for (let row = 0; row < sums.length; row++) {
    sums[row] =
      0 +
      weights.momentum * (momentum[row] as number) +
      weights.volatility * (volatility[row] as number) +
      weights.liquidity * (liquidity[row] as number) +
      weights.model * (model[row] as number);
  }
  return sums;
}
