import { dayOf } from '../market/day.ts';

/** Something stored by calendar year: rows from `from` on, one a day. */
interface Rows {
  readonly from: string;
}

/**
 * One column over several years, ascending; `filler` stands for days between them, since a year in which nothing was
 * known has no part.
 */
export function joined<Year extends Rows, T>(
  years: readonly Year[],
  columnOf: (year: Year) => readonly T[],
  filler: T,
): T[] {
  const all: T[] = [];
  const start = years[0] === undefined ? 0 : dayOf(years[0].from);
  for (const year of years) {
    while (all.length < dayOf(year.from) - start) all.push(filler);
    all.push(...columnOf(year));
  }
  return all;
}
