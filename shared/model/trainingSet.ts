import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { labelledDate } from './labelledDate.ts';
import type { ModelFact, ModelSection, Outcome, TrainingDate } from './types.ts';

/** What a driver keeps between closes so that refits have something to learn from. */
export interface TrainingSet {
  /** Sections whose outcome is still to come, ascending. */
  readonly waiting: readonly ModelSection[];
  /** Labelled dates, ascending, as far back as the refit in force reached. */
  readonly dates: readonly TrainingDate[];
}

export const EMPTY_TRAINING_SET: TrainingSet = { waiting: [], dates: [] };

/** The training set after a close: its section waits, and those whose outcome it brought are labelled. */
export function extendTrainingSet(set: TrainingSet, fact: ModelFact, params: Parameters): TrainingSet {
  const sections = fact.section === undefined ? set.waiting : [...set.waiting, fact.section];
  if (fact.outcomes.length === 0) return { ...set, waiting: sections };
  const outcomes = new Map<EpochDay, Outcome>(fact.outcomes.map((outcome) => [outcome.day, outcome]));
  const labelled = sections.flatMap((section) => {
    const outcome = outcomes.get(section.day);
    return outcome === undefined || section.tokens.length === 0 ? [] : [trainingDate(section, outcome)];
  });
  const { windowDays, refitDays } = params.model;
  return {
    waiting: sections.filter(({ day }) => !outcomes.has(day)),
    dates: [...set.dates, ...labelled].filter(({ day }) => day > fact.day - windowDays - refitDays),
  };
}

/** A section with its labels. Throws when the outcome lacks one of its tokens. */
export function trainingDate(section: ModelSection, outcome: Outcome): TrainingDate {
  const y = Uint8Array.from(labelsOf(section.tokens, outcome));
  return { day: section.day, tokens: section.tokens, ...labelledDate(section.z, y) };
}

/** Labels of `tokens` in their order. */
export function labelsOf(tokens: readonly string[], outcome: Outcome): number[] {
  return pick(tokens, outcome, outcome.labels);
}

/** Log returns of `tokens` in their order. */
export function returnsOf(tokens: readonly string[], outcome: Outcome): number[] {
  return pick(tokens, outcome, outcome.returns);
}

function pick(tokens: readonly string[], outcome: Outcome, values: readonly number[]): number[] {
  const byToken = new Map(outcome.tokens.map((token, i) => [token, values[i] as number]));
  return tokens.map((token) => {
    const value = byToken.get(token);
    if (value === undefined) throw new Error(`training set: no outcome of ${token} at day ${outcome.day}`);
    return value;
  });
}
