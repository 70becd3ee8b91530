import { roundedForHash } from '../engine/canonicalJson.ts';
import type { Parameters } from '../engine/parameters.ts';
import { FEATURES } from '../grades/types.ts';
import type { EpochDay } from '../market/day.ts';
import { logistic } from './logistic.ts';
import { isRefitDay, trainingWindow } from './trainingWindow.ts';
import { boostTrees } from './trees/boostTrees.ts';
import type { BoostedTrees, ModelArtefact, TrainingDate } from './types.ts';

/**
 * The refit due at the close of `day`: the logistic model on the training window, and the challenger when its own turn has
 * come, else `previous`'s. Undefined when no refit is due or the window holds too few dates: the last artefact stays in
 * force. Everything it reads was known at the close before.
 */
export function fitModel(
  dates: readonly TrainingDate[],
  day: EpochDay,
  previous: ModelArtefact | undefined,
  params: Parameters,
): ModelArtefact | undefined {
  if (!isRefitDay(day, params)) return undefined;
  const window = trainingWindow(dates, day, params);
  const [first, last] = [window[0], window.at(-1)];
  if (first === undefined || last === undefined || window.length < params.model.minDates) return undefined;
  const fit = logistic(window, FEATURES.length, params.model.logistic);
  return {
    cutOff: day,
    trainedFrom: first.day,
    trainedTo: last.day,
    dates: window.length,
    rows: window.reduce((sum, { y }) => sum + y.length, 0),
    intercept: roundedForHash(fit.intercept),
    coefficients: Array.from(fit.coefficients, roundedForHash),
    trees: day % params.model.challenger.refitDays === 0 ? fitTrees(window, day, params) : (previous?.trees ?? null),
  };
}

/** On refit weekdays only: between them labels overlap and say nothing new, at seven times the cost. */
function fitTrees(window: readonly TrainingDate[], day: EpochDay, params: Parameters): BoostedTrees {
  const sampled = window.filter((date) => isRefitDay(date.day, params));
  return { cutOff: day, ...boostTrees(sampled, FEATURES.length, params.model.challenger) };
}
