import type { LogEntry } from '../../../shared/contracts/rotation.ts';

/** A page of the log, as /v1/rotations answers. */
export interface LogPage {
  readonly entries: readonly LogEntry[];
  readonly next_cursor: string | null;
}

/** The body of /v1/rotations, where it is one. */
export function asLogPage(body: object): LogPage | undefined {
  const { entries } = body as Partial<LogPage>;
  return Array.isArray(entries) && entries.every((entry) => Array.isArray(entry.decisions))
    ? (body as LogPage)
    : undefined;
}

/** `YYYY-MM`. */
export type Month = string;

export const monthOf = (date: string): Month => date.slice(0, 7);

/** The month before or after. */
export function monthBeside(month: Month, by: -1 | 1): Month {
  const [year, index] = month.split('-').map(Number) as [number, number];
  const date = new Date(Date.UTC(year, index - 1 + by, 1));
  return date.toISOString().slice(0, 7);
}

/** Query of a whole month: at most 31 closes, one page. */
export const monthQuery = (month: Month): string => `from=${month}-01&limit=31&to=${month}-${lastDay(month)}`;

function lastDay(month: Month): string {
  const [year, index] = month.split('-').map(Number) as [number, number];
  return String(new Date(Date.UTC(year, index, 0)).getUTCDate());
}
