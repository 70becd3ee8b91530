import { type EpochDay, isoDateOf } from '../market/day.ts';

/** Whether `day` is the first close of its month, given the close advanced before it (null = none: then it is). */
export function isFirstOfMonth(previous: EpochDay | null, day: EpochDay): boolean {
  return previous === null || isoDateOf(previous).slice(0, 7) !== isoDateOf(day).slice(0, 7);
}

/** Whether `day` is a 31 December: the base of the next year's year-to-date returns. */
export function isYearEnd(day: EpochDay): boolean {
  return isoDateOf(day).endsWith('-12-31');
}
