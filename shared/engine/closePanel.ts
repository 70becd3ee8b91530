import type { InputBar } from '../contracts/inputs.ts';
import { buildPanel, type PanelRow } from '../market/buildPanel.ts';
import { type EpochDay, isoDateOf } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { panelRowOf } from '../market/panelRowOf.ts';
import { spliceEvents } from '../market/spliceEvents.ts';
import type { Registry } from '../registry/types.ts';
import type { Parameters } from './parameters.ts';

/** Bars of a date at a revision; undefined where there are none. */
export type BarsAt = (date: string, revision: number) => readonly InputBar[] | undefined;

/**
 * The panel of days `[from, to]` as a close reads it: each day's bars at its pinned revision (0 where `revisions` does
 * not name it, -1 = none), registered events spliced in.
 */
export function closePanel(
  registry: Registry,
  barsAt: BarsAt,
  revisions: Readonly<Record<string, number>>,
  from: EpochDay,
  to: EpochDay,
  params: Parameters,
): Panel {
  const tokens = registry.tokens.map((token) => token.id).sort();
  const input = { tokens, firstDay: from, days: to - from + 1, bars: pinnedBars(barsAt, revisions, from, to) };
  return spliceEvents(buildPanel(input, params), registry.events);
}

/** One day at a time: the rows of all history at once would double the memory of the opening. */
function* pinnedBars(
  barsAt: BarsAt,
  revisions: Readonly<Record<string, number>>,
  from: EpochDay,
  to: EpochDay,
): Generator<{ readonly day: EpochDay; readonly rows: readonly PanelRow[] }> {
  for (let day = from; day <= to; day++) {
    const date = isoDateOf(day);
    const bars = barsAt(date, revisions[date] ?? 0);
    if (bars !== undefined) yield { day, rows: bars.map(panelRowOf) };
  }
}
