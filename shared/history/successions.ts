import type { ClosesYear } from '../contracts/closes.ts';
import { isoDateOf } from '../market/day.ts';
import type { Registry } from '../registry/types.ts';

/** The registered events by which one token inherits another's history, ascending by date. */
export function successionsOf({ events }: Registry): ClosesYear['inheritance'] {
  return events
    .flatMap(({ date, from, to, ratio }) =>
      to === null || ratio === null || to === from ? [] : [{ date: isoDateOf(date), from, to, ratio }],
    )
    .sort((a, b) => (a.date === b.date ? (a.from < b.from ? -1 : 1) : a.date < b.date ? -1 : 1));
}
