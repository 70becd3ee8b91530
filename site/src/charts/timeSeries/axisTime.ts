import { shortDate, timeInWords } from '../../format/utc.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date whose *local* fields read as UTC's: uPlot rounds its ticks by local fields, and all times here are UTC. */
export function utcAsLocal(seconds: number): Date {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() + date.getTimezoneOffset() * 60_000);
}

/** Labels of a time axis whose ticks are `step` seconds apart: hours, days or months; a new year says which. */
export function axisTimes(ticks: readonly number[], step: number): string[] {
  return ticks.map((tick, place) => {
    const date = new Date(tick * 1000);
    const iso = date.toISOString();
    const year = date.getUTCFullYear();
    if (step < DAY) return date.getUTCHours() === 0 ? shortDate(iso) : timeInWords(iso).replace(' UTC', '');
    const month = MONTHS[date.getUTCMonth()] ?? '';
    const before = ticks[place - 1];
    const newYear = before === undefined ? step >= 28 * DAY : new Date(before * 1000).getUTCFullYear() !== year;
    if (newYear) return `${month} ${year}`;
    return step < 28 * DAY ? shortDate(iso) : month;
  });
}
