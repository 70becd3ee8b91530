import { isFirstOfMonth } from '../engine/calendar.ts';
import { dayOf } from '../market/day.ts';

/** NAV of equal parts of several series, each 1 at the first close, evened out again at the first close of every month. */
export function equalParts(times: readonly string[], navs: readonly (readonly number[])[]): number[] {
  let units = navs.map(() => 1 / navs.length);
  return times.map((date, row) => {
    const at = (series: number): number => navs[series]?.[row] as number;
    const nav = units.reduce((sum, count, series) => sum + count * at(series), 0);
    const previous = times[row - 1];
    if (previous !== undefined && isFirstOfMonth(dayOf(previous), dayOf(date))) {
      units = units.map((_, series) => nav / navs.length / at(series));
    }
    return nav;
  });
}
