import { LocalError } from './localError.ts';

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: 1440 * MINUTE_MS };
const HORIZON_MINUTES = 366 * 1440;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The first slot strictly after an instant, both in ms since the epoch; undefined = none within a year. */
export type NextSlot = (afterMs: number) => number | undefined;

/**
 * Reads an EventBridge expression in UTC: `cron(minute hour day-of-month month day-of-week year)` with `*`, `?`, lists, ranges,
 * steps and names, or `rate(5 minutes)`, whose slots are whole multiples since the epoch. Throws LocalError on anything else.
 */
export function parseSchedule(expression: string): NextSlot {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const period = Number(rate[1]) * (UNIT_MS[rate[2] ?? ''] ?? 0);
    return (after) => (Math.floor(after / period) + 1) * period;
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== 6)
    throw new LocalError(`The schedule ${expression} is neither cron(...) of six fields nor rate(...).`);
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = [
    parseField(fields[0], 0, 59),
    parseField(fields[1], 0, 23),
    parseField(fields[2], 1, 31),
    parseField(fields[3], 1, 12, MONTHS),
    parseField(fields[4], 1, 7, WEEKDAYS),
    parseField(fields[5], 1970, 2199),
  ] as const;

  const isSlot = (time: Date) =>
    minute(time.getUTCMinutes()) &&
    hour(time.getUTCHours()) &&
    dayOfMonth(time.getUTCDate()) &&
    month(time.getUTCMonth() + 1) &&
    dayOfWeek(time.getUTCDay() + 1) &&
    year(time.getUTCFullYear());

  return (after) => {
    const first = (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
    for (let step = 0; step < HORIZON_MINUTES; step++) {
      const slot = first + step * MINUTE_MS;
      if (isSlot(new Date(slot))) return slot;
    }
    return undefined;
  };
}

/** One field as a test of a number. `names` stand for low, low + 1, ... */
function parseField(
  text: string | undefined = '',
  low: number,
  high: number,
  names: readonly string[] = [],
): (value: number) => boolean {
  const numberOf = (word: string): number => {
    const named = names.indexOf(word.toUpperCase());
    const value = named >= 0 ? low + named : Number(word);
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new LocalError(`The schedule field ${text} is not understood: ${word} is not within ${low}-${high}.`);
  };
  const allowed = new Set<number>();
  for (const item of text.split(',')) {
    const [range = '', step = '1'] = item.split('/');
    const [from = '', to] = range.split('-');
    const isAny = range === '*' || range === '?';
    const start = isAny ? low : numberOf(from);
    const end = isAny || (to === undefined && item.includes('/')) ? high : to === undefined ? start : numberOf(to);
    const stride = Number(step);
    if (!Number.isInteger(stride) || stride < 1)
      throw new LocalError(`The schedule field ${text} is not understood: the step ${step} is no whole number.`);
    for (let value = start; value <= end; value += stride) allowed.add(value);
  }
  return (value) => allowed.has(value);
}
