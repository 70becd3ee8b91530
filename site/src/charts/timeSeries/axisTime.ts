import { shortDate, timeInWords } from '../../format/utc.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date whose *local* fields read as UTC's: uPlot rounds its ticks by local fields, and all times here are UTC. */
export function utcAsLocal(seconds: number): Date {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() + date.getTimezoneOffset() * 60_000);
}

/** Labels of a time axis whose ticks are `step` seconds apart: hours, days, months with the year where it begins. */
export function axisTimes(ticks: readonly number[], step: number): string[] {
  return ticks.map((tick, place) => {
    const date = new Date(tick * 1000);
    const iso = date.toISOString();
    if (step < DAY) return date.getUTCHours() === 0 ? shortDate(iso) : timeInWords(iso).replace(' UTC', '');
    if (step < 28 * DAY) return shortDate(iso);
    const month = MONTHS[date.getUTCMonth()] ?? '';
    const newYear = place === 0 || date.getUTCMonth() === 0;
    return newYear ? `${month} ${date.getUTCFullYear()}` : month;
  });
}
