import type { EpochDay } from '../../market/day.ts';
import { isoDateOf } from '../../market/day.ts';
import type { FileProblem } from './fileProblem.ts';
import type { NumberColumn, TableRow } from './tableReader.ts';

/** What is read of a price file: the close in US dollars, and the US dollars traded that day (empty = unknown). */
export const PRICE_COLUMNS: readonly NumberColumn[] = [
  {
    name: 'close',
    optional: false,
    isValid: (value) => value > 0,
    rule: 'is no price; write a number above zero, or delete the line',
  },
  {
    name: 'volume_usd',
    optional: true,
    isValid: (value) => value >= 0,
    rule: 'is no volume; write a number from zero up, or leave it empty',
  },
];

/** What is read of a supply file: tokens in circulation (empty or 0 = unknown). */
export const SUPPLY_COLUMNS: readonly NumberColumn[] = [
  {
    name: 'circulating_supply',
    optional: true,
    isValid: (value) => value >= 0,
    rule: 'is no supply; write a number from zero up, or leave it empty',
  },
];

/** A day that a symbol has twice. */
export function duplicateProblems(rows: readonly TableRow[]): FileProblem[] {
  const problems: FileProblem[] = [];
  const seen = new Map<string, Map<EpochDay, number>>();
  for (const { line, day, symbol } of rows) {
    let lines = seen.get(symbol);
    if (lines === undefined) {
      lines = new Map();
      seen.set(symbol, lines);
    }
    const first = lines.get(day);
    if (first === undefined) lines.set(day, line);
    else
      problems.push({
        line,
        detail: `${symbol} has ${isoDateOf(day)} already in line ${first}; delete one of the two`,
      });
  }
  return problems;
}

/** Days between the first and the last on which no symbol has a row: the line at which the file goes on after them. */
export function missingDayProblems(rows: readonly TableRow[]): FileProblem[] {
  const firstLine = new Map<EpochDay, number>();
  for (const { line, day } of rows) if (!firstLine.has(day)) firstLine.set(day, line);
  const days = [...firstLine.keys()].sort((a, b) => a - b);
  return days.flatMap((day, i) => {
    const before = days[i - 1];
    if (before === undefined || day === before + 1) return [];
    const from = isoDateOf(before + 1);
    const until = day === before + 2 ? '' : ` to ${isoDateOf(day - 1)}`;
    const detail = `gap: no symbol has a row of ${from}${until}; add the missing days (crypto trades every day)`;
    return [{ line: firstLine.get(day) as number, detail }];
  });
}
