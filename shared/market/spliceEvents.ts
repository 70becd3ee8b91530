import type { TokenEvent } from '../registry/types.ts';
import { type Panel, PanelFlag } from './panel.ts';
import { tokenPositions } from './tokenPositions.ts';

/**
 * Lets the successor of a registered rename, merge or redenomination inherit its predecessor's history for the rows
 * before its own first close: close / ratio, supply * ratio, volumes as they are. A successor that traded before the
 * event (a merge into a living token) inherits nothing, nor does the second predecessor of one successor, nor an event
 * within one id. Inherited cells carry `PanelFlag.inherited`: they are history for windows that end at or after the
 * successor's first price, and say nothing at their own bar. Returns a new panel; the input is not changed.
 */
export function spliceEvents(panel: Panel, events: readonly TokenEvent[]): Panel {
  const positions = tokenPositions(panel);
  const spliced: Panel = {
    ...panel,
    close: panel.close.slice(),
    venueVolume: panel.venueVolume.slice(),
    aggregateVolume: panel.aggregateVolume.slice(),
    supply: panel.supply.slice(),
    flags: panel.flags.slice(),
  };
  const inOrder = events.toSorted((a, b) => a.date - b.date || (a.from < b.from ? -1 : 1));
  for (const event of inOrder) {
    if (event.to === null || event.ratio === null || event.to === event.from) continue;
    const from = positions.get(event.from);
    const to = positions.get(event.to);
    if (from !== undefined && to !== undefined) inherit(spliced, from, to, event.date, event.ratio);
  }
  return spliced;
}

function inherit(panel: Panel, from: number, to: number, eventDay: number, ratio: number): void {
  const { days, close, venueVolume, aggregateVolume, supply, flags } = panel;
  let first = 0;
  while (first < days && Number.isNaN(close[to * days + first])) first++;
  if (first === days || panel.firstDay + first < eventDay) return;
  for (let row = 0; row < first; row++) {
    const source = from * days + row;
    const cell = to * days + row;
    close[cell] = (close[source] as number) / ratio;
    venueVolume[cell] = venueVolume[source] as number;
    aggregateVolume[cell] = aggregateVolume[source] as number;
    supply[cell] = (supply[source] as number) * ratio;
    flags[cell] = (flags[source] as number) | PanelFlag.inherited;
  }
}
