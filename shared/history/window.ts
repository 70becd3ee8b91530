import type { HistoryWindow } from '../contracts/history.ts';
import { dayOf, isoDateOf } from '../market/day.ts';

const WINDOW_DAYS: Readonly<Record<HistoryWindow, number>> = {
  '7d': 7,
  '30d': 30,
  '90d': 90,
  '1y': 365,
  all: Number.POSITIVE_INFINITY,
};

/** Days of a window; a series of n days' returns has n + 1 values. */
export const daysOf = (window: HistoryWindow): number => WINDOW_DAYS[window];

/** Rows to leave out before a window that ends with the last of `rows`. */
export function firstRowOf(window: HistoryWindow, rows: number): number {
  return Math.max(0, rows - 1 - daysOf(window));
}

/** Consecutive ISO dates from `from` on. */
export function datesFrom(from: string, rows: number): string[] {
  const first = dayOf(from);
  return Array.from({ length: rows }, (_, i) => isoDateOf(first + i));
}
