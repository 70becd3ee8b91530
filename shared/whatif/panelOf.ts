import type { ClosesYear } from '../contracts/closes.ts';
import { dayOf } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { spliceEvents } from '../market/spliceEvents.ts';
import { tokenPositions } from '../market/tokenPositions.ts';

/**
 * The closes of consecutive published years (ascending) as a panel, successors inheriting their predecessors' history as in the
 * engine. Only closes are there: volumes and supplies have done their work in the published columns.
 */
export function panelOf(years: readonly ClosesYear[]): Panel {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) throw new Error('what if: a history needs a year');
  const tokens = [...new Set(years.flatMap((year) => year.tokens.map(({ id }) => id)))].sort();
  const firstDay = dayOf(first.from);
  const days = dayOf(last.to) - firstDay + 1;
  const unknown = new Float64Array(0);
  const panel: Panel = {
    ...{ firstDay, days, tokens },
    close: new Float64Array(tokens.length * days).fill(Number.NaN),
    ...{ venueVolume: unknown, aggregateVolume: unknown, supply: unknown },
    flags: new Uint8Array(tokens.length * days),
  };
  const positions = tokenPositions(panel);
  for (const year of years) {
    const offset = dayOf(year.from) - firstDay;
    for (const { id, close } of year.tokens) {
      const begin = (positions.get(id) as number) * days + offset;
      for (const [row, price] of close.entries()) if (price !== null) panel.close[begin + row] = price;
    }
  }
  return spliceEvents(panel, eventsOf(years));
}

/** Years may tell one event twice. */
function eventsOf(years: readonly ClosesYear[]) {
  const events = new Map(
    years.flatMap(({ inheritance }) => inheritance.map((one) => [`${one.date} ${one.from}`, one])),
  );
  return [...events.values()].map(({ date, from, to, ratio }) => {
    return { date: dayOf(date), kind: 'rename' as const, from, to, ratio, reason: 'published' };
  });
}
