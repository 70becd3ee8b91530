import type { Parameters } from '../engine/parameters.ts';
import { rowsPricedFor } from '../grades/rowsPricedFor.ts';
import { FEATURES, type FeatureMatrix } from '../grades/types.ts';
import type { LiquidityView } from '../indices/liquidityView.ts';
import type { EpochDay } from '../market/day.ts';
import { calibrationSlope } from './calibration.ts';
import { challengerTest } from './challenger.ts';
import type { PriceHistory } from './heldValue.ts';
import { issueSection } from './issueSection.ts';
import { judgedWeek, judgeSection } from './judge.ts';
import { skill } from './skill.ts';
import { isMatured, outcomeOf } from './target.ts';
import { isRefitDay } from './trainingWindow.ts';
import type { JudgedSection, ModelArtefact, ModelFact, ModelSection, ModelState, Outcome } from './types.ts';

export interface ModelInput {
  readonly day: EpochDay;
  /** Undefined where the universe was too small: nothing is predicted, outcomes still mature. */
  readonly matrix: FeatureMatrix | undefined;
  /** At this close, of the tokens of the prices' panel. */
  readonly liquidity: LiquidityView;
  readonly prices: PriceHistory;
  /** The newest fit with cut-off at or before this close; undefined before the first. */
  readonly artefact: ModelArtefact | undefined;
}

/**
 * One close of the learned model (methodology section 3): outcomes that became known are measured and the samples among
 * them judged, slopes, skill and promotion follow from the judged weeks, then the close is predicted with the artefact in
 * force. Reads rows up to the close only; what it issues is what later closes judge.
 */
export function advanceModel(
  previous: ModelState,
  input: ModelInput,
  params: Parameters,
): { readonly state: ModelState; readonly fact: ModelFact } {
  const { day, matrix, prices, artefact } = input;
  const due = previous.pending.filter((close) => isMatured(close.day, day, params));
  const outcomes = due.map((close) => outcomeOf(close.day, close.tokens, prices, params));
  const judged = due.flatMap(({ sample }, i) =>
    sample === null ? [] : [judgeSection(sample, outcomes[i] as Outcome)],
  );
  const learnt = withJudged(previous, judged, params);
  const section = matrix && sectionOf(matrix, input, params);
  const issued = section && artefact && issueSection(section, artefact, learnt, params);
  const pending = previous.pending.filter((close) => !due.includes(close));
  // Refit days only, so that the horizons of what is judged do not overlap.
  const sample = issued !== undefined && isRefitDay(day, params) ? issued : null;
  return {
    state: { ...learnt, pending: matrix ? [...pending, { day, tokens: matrix.tokens, sample }] : pending },
    fact: { day, omega: learnt.omega, section, issued, outcomes, judged },
  };
}

/** Slopes, skill and the published model change only when a week has been judged. */
function withJudged(previous: ModelState, judged: readonly JudgedSection[], params: Parameters): ModelState {
  if (judged.length === 0) return previous;
  const { calibration, skill: skillRule, challenger } = params.model;
  const kept = Math.max(calibration.weeks, skillRule.weeks, challenger.promotionWeeks);
  const weeks = [...previous.weeks, ...judged.map(judgedWeek)].slice(-kept);
  const test = challengerTest(weeks, previous.published, params);
  return {
    ...previous,
    weeks,
    slopes: {
      logistic: calibrationSlope(weeks, 'logistic', params),
      trees: calibrationSlope(weeks, 'trees', params),
    },
    published: test.promoted ? test.challenger : previous.published,
    omega: skill(weeks, params),
  };
}

/** The tokens old enough for every feature; nobody younger is learnt from or predicted. */
function sectionOf(matrix: FeatureMatrix, { liquidity, prices }: ModelInput, params: Parameters): ModelSection {
  const { day, tokens, z } = matrix;
  const rows = rowsPricedFor(params.model.minCloses, tokens, prices.panel, liquidity);
  if (rows.length === tokens.length) return { day, tokens, z };
  const width = FEATURES.length;
  const own = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    own.set(z.subarray(row * width, (row + 1) * width), i * width);
  });
  return { day, tokens: Array.from(rows, (row) => tokens[row] as string), z: own };
}
