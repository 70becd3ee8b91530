import type { Parameters } from '../engine/parameters.ts';
import type { SpreadSeries } from './spreadSeries.ts';

/**
 * The scale of a cross-section: median of the population sds of previous dates, or today's while there are too few. A median
 * of the past keeps a grade comparable from one day to the next. Undefined when there is no spread.
 */
export function dispersionScale(previous: SpreadSeries, todaySd: number, params: Parameters): number | undefined {
  const { scaleMinDates, scaleFloor } = params.grade;
  const scale = previous.length < scaleMinDates ? todaySd : (previous.median ?? todaySd);
  return scale < scaleFloor ? undefined : scale;
}
