import type { Parameters } from '../engine/parameters.ts';
import { neweyWest } from '../stats/neweyWest.ts';
import type { JudgedScores, JudgedWeek } from './types.ts';

/**
 * Skill weight omega in [0, 1] from judged weeks, ascending: how far the Newey-West t of the last weekly rank ICs lies
 * above the floor, and 0 unless the probabilities issued with a slope above zero beat the Brier score of a coin
 * (methodology section 3). 0 under the minimum of weeks.
 */
export function skill(weeks: readonly JudgedWeek[], params: Parameters): number {
  const { skill } = params.model;
  const last = weeks.slice(-skill.weeks);
  if (last.length < skill.minWeeks) return 0;
  const t = neweyWest(
    last.map((week) => publishedScores(week).rankIc),
    skill.lag,
  )?.t;
  if (t === undefined || !(issuedBrier(last) < skill.maxBrier)) return 0;
  return Math.min(1, Math.max(0, (t - skill.floorT) / skill.spanT));
}

/** The scores of the model that was published that week. */
export function publishedScores(week: JudgedWeek): JudgedScores {
  return week.published === 'trees' && week.trees !== null ? week.trees : week.logistic;
}

/** Brier score over all published predictions with a slope above zero; NaN when there are none. */
function issuedBrier(weeks: readonly JudgedWeek[]): number {
  let sum = 0;
  let count = 0;
  for (const week of weeks) {
    const { slope, brier } = publishedScores(week);
    if (!(slope > 0)) continue;
    sum += brier * week.labels.length;
    count += week.labels.length;
  }
  return sum / count;
}
