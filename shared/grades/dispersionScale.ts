import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';

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
  const scale = previousSds.length < scaleMinDates ? todaySd : (medianOf(previousSds) ?? todaySd);
  return scale < scaleFloor ? undefined : scale;
}

/** The history with today's sd at its end, cut to the dates the methodology looks back on. */
export function withToday(previousSds: readonly number[], todaySd: number, params: Parameters): readonly number[] {
  const sds = previousSds.slice(Math.max(0, previousSds.length + 1 - params.grade.scaleDates));
  sds.push(todaySd);
  const before = sortedOf(previousSds);
  const dropped = previousSds.length + 1 - sds.length;
  const isPlain = before.length === previousSds.length && Number.isFinite(todaySd);
  if (isPlain && dropped <= 1) ordered.set(sds, exchanged(before, dropped === 0 ? undefined : previousSds[0], todaySd));
  return sds;
}

const ordered = new WeakMap<readonly number[], Float64Array>();

/** Median of the finite values; undefined for none. */
function medianOf(sds: readonly number[]): number | undefined {
  const values = sortedOf(sds);
  const middle = values.length >> 1;
  const upper = values[middle];
  return upper === undefined || values.length % 2 === 1 ? upper : ((values[middle - 1] as number) + upper) / 2;
}

/** The finite values ascending; kept with the history, so that tomorrow's need not be sorted again. */
function sortedOf(sds: readonly number[]): Float64Array {
  let values = ordered.get(sds);
  if (values === undefined) {
    values = Float64Array.from(sds.filter(Number.isFinite)).sort();
    ordered.set(sds, values);
  }
  return values;
}

/** Ascending values without one of them (undefined: with all) and with another. */
function exchanged(sorted: Float64Array, gone: number | undefined, come: number): Float64Array {
  const values = newColumn(sorted.length + (gone === undefined ? 1 : 0));
  let left = gone;
  let count = 0;
  let placed = false;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    if (value === left) {
      left = undefined;
      continue;
    }
    if (!placed && value >= come) {
      values[count++] = come;
      placed = true;
    }
    values[count++] = value;
  }
  if (!placed) values[count] = come;
  return values;
}
