import { isoDateOf } from '../market/day.ts';
import type { HistoryContext, HistoryDay } from './historyDay.ts';
import { type YearBuilder, yearBuilder } from './yearBuilder.ts';
import type { YearPart } from './yearPart.ts';

/** Builds calendar years from consecutive days, the first going on from a stored part where there is one. */
export function yearsBuilder(context: HistoryContext, stored?: YearPart) {
  const finished: YearPart[] = [];
  let year = stored?.closes.year;
  let current: YearBuilder | undefined = year === undefined ? undefined : yearBuilder(context, year, stored);
  return {
    add(day: HistoryDay): void {
      const ofDay = Number(isoDateOf(day.day).slice(0, 4));
      if (current === undefined || ofDay !== year) {
        if (current !== undefined) finished.push(current.part());
        current = yearBuilder(context, ofDay);
        year = ofDay;
      }
      current.add(day);
    },
    /** Every year so far, ascending. */
    parts: (): YearPart[] => (current === undefined ? [...finished] : [...finished, current.part()]),
  };
}
