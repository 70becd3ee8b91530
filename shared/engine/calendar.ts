import type { EpochDay } from '../market/day.ts';

const MS_PER_DAY = 86_400_000;
const DECEMBER = 11;

const dateOf = (day: EpochDay): Date => new Date(day * MS_PER_DAY);

/** Whether `day` is the first close of its month, given the close advanced before it (null = none: then it is). */
export function isFirstOfMonth(previous: EpochDay | null, day: EpochDay): boolean {
  if (previous === null) return true;
  const [before, now] = [dateOf(previous), dateOf(day)];
  return before.getUTCMonth() !== now.getUTCMonth() || before.getUTCFullYear() !== now.getUTCFullYear();
}

/** Whether `day` is a 31 December: the base of the next year's year-to-date returns. */
export function isYearEnd(day: EpochDay): boolean {
  const date = dateOf(day);
  return date.getUTCMonth() === DECEMBER && date.getUTCDate() === 31;
}
