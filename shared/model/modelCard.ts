import type { ModelCard } from '../contracts/model.ts';
import { canonicalJson } from '../engine/canonicalJson.ts';
import type { Parameters } from '../engine/parameters.ts';
import { sha256Hex } from '../engine/sha256.ts';
import { FEATURES } from '../grades/types.ts';
import { isoDateOf } from '../market/day.ts';
import { challengerTest } from './challenger.ts';
import { judgedWeek } from './judge.ts';
import { outOfSample } from './outOfSample.ts';
import { skill } from './skill.ts';
import type { JudgedSection, JudgedWeek, ModelArtefact, ModelState } from './types.ts';

export interface ModelCardInput {
  readonly artefact: ModelArtefact;
  /** `dataHash` of the training window. */
  readonly dataHash: string;
  readonly state: ModelState;
  /** Every judged section of the log, ascending. */
  readonly judged: readonly JudgedSection[];
}

/** The model card of a fit: what was learnt, from what, and what its predictions have been worth so far. */
export function modelCard(input: ModelCardInput, params: Parameters): ModelCard {
  const { artefact, state, judged } = input;
  const weeks = judged.map(judgedWeek);
  const figures = outOfSample(judged, params);
  const test = challengerTest(weeks, state.published, params);
  return {
    cut_off: isoDateOf(artefact.cutOff),
    trained_from: isoDateOf(artefact.trainedFrom),
    trained_to: isoDateOf(artefact.trainedTo),
    training_dates: artefact.dates,
    training_rows: artefact.rows,
    data_hash: input.dataHash,
    model_hash: modelHash(artefact),
    method: methodOf(params),
    published_model: state.published,
    intercept: artefact.intercept,
    coefficients: FEATURES.map((feature, column) => ({
      feature,
      coefficient: artefact.coefficients[column] as number,
    })),
    calibration_slope: state.slopes[state.published],
    omega: state.omega,
    omega_history: omegaHistory(weeks, params),
    out_of_sample: figures,
    proof: proofOf(figures?.rank_ic.t ?? null, weeks.length, params),
    challenger: {
      model: test.challenger,
      weeks: test.weeks,
      log_loss_gain: test.gain?.mean ?? null,
      t: test.gain?.t ?? null,
      rule: `takes over on a paired weekly log-loss gain with t >= ${params.model.challenger.promotionT} over ${params.model.challenger.promotionWeeks} weeks`,
    },
  };
}

/** The hash a log entry names a model by. */
export function modelHash(artefact: ModelArtefact): string {
  return sha256Hex(canonicalJson(artefact));
}

/** Skill weight after each judged week, from the log alone. */
export function omegaHistory(
  weeks: readonly JudgedWeek[],
  params: Parameters,
): { readonly date: string; readonly omega: number }[] {
  return weeks.map(({ day }, i) => ({ date: isoDateOf(day), omega: skill(weeks.slice(0, i + 1), params) }));
}

/** At an unchanged mean and spread t grows with the root of n, so t reaches the goal after n (goal / t)^2 weeks. */
function proofOf(t: number | null, n: number, params: Parameters): ModelCard['proof'] {
  const goal = params.model.card.provenT;
  return {
    weeks: t === null || t <= 0 ? null : Math.max(0, Math.ceil(n * (goal / t) ** 2) - n),
    formula: `n (${goal} / t)^2 - n weeks, where n weekly rank ICs have Newey-West t now: t grows with the root of n at an unchanged mean and spread; no answer while t <= 0`,
  };
}

function methodOf({ model }: Parameters): string {
  return (
    `L2 logistic regression (lambda ${model.logistic.lambda}) of beating the median eligible token over 7 days, ` +
    `refitted every ${model.refitDays} days on ${model.windowDays} days up to ${model.embargoDays} days before the cut-off; ` +
    `calibrated by a slope in [0, 1] on the last ${model.calibration.weeks} weeks; rank IC t by Newey-West, lag ${model.skill.lag}; ` +
    'where a price source tells no circulating supply, tokens are judged by volume alone and the feature ln cap is missing'
  );
}
