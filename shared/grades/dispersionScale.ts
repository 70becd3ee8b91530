import type { Parameters } from '../engine/parameters.ts';
import { median } from '../stats/median.ts';

/**
 * The scale of a cross-section: median of the population sds of previous dates (ascending), or today's while there are
 * too few. A median of the past keeps a grade comparable from one day to the next. Undefined when there is no spread.
 */
export function dispersionScale(
  previousSds: readonly number[],
  todaySd: number,
  params: Parameters,
): number | undefined {
  const { scaleMinDates, scaleFloor } = params.grade;
  const scale = previousSds.length < scaleMinDates ? todaySd : (median(previousSds) ?? todaySd);
  return scale < scaleFloor ? undefined : scale;
}

/** The history with today's sd at its end, cut to the dates the methodology looks back on. */
export function withToday(previousSds: readonly number[], todaySd: number, params: Parameters): readonly number[] {
  const sds = previousSds.slice(Math.max(0, previousSds.length + 1 - params.grade.scaleDates));
  sds.push(todaySd);
  return sds;
}
