import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import type { TrainingDate } from './types.ts';

/** Whether a close refits the model, when it counts at all. */
export function isRefitDay(day: EpochDay, params: Parameters): boolean {
  return day % params.model.refitDays === 0;
}

/**
 * The dates a refit at the close of `day` may learn from: the rolling window up to the embargo. The last one's target
 * ends `embargoDays - 8` closes before the refit, so what is learnt and what is predicted never share a price.
 */
export function trainingWindow(
  dates: readonly TrainingDate[],
  day: EpochDay,
  params: Parameters,
): readonly TrainingDate[] {
  const { windowDays, embargoDays } = params.model;
  return dates.filter((date) => date.day > day - windowDays && date.day <= day - embargoDays);
}
