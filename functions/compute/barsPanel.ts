import { type BarsAt, closePanel } from '../../shared/engine/closePanel.ts';
import { PARAMETERS, type Parameters } from '../../shared/engine/parameters.ts';
import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import type { Panel } from '../../shared/market/panel.ts';
import type { Registry } from '../../shared/registry/types.ts';
import type { DayBars } from '../adapters/records/formats.ts';
import { inputBarsOf } from '../adapters/records/inputBars.ts';

/** Every revision of every day read, by date: what a panel is chosen from. */
export type BarRevisions = ReadonlyMap<string, readonly DayBars[]>;

/** Groups stored bars by date; revisions ascending. */
export function groupRevisions(bars: readonly DayBars[]): BarRevisions {
  const byDate = new Map<string, DayBars[]>();
  for (const day of bars) byDate.set(day.date, [...(byDate.get(day.date) ?? []), day]);
  for (const revisions of byDate.values()) revisions.sort((a, b) => a.revision - b.revision);
  return byDate;
}

/** The newest revision of each day of `[from, to]`, as `{ date: revision }`: -1 where there are no bars, zeros left out. */
export function newestRevisions(bars: BarRevisions, from: EpochDay, to: EpochDay): Record<string, number> {
  const newest: Record<string, number> = {};
  for (let day = from; day <= to; day++) {
    const revision = bars.get(isoDateOf(day))?.at(-1)?.revision ?? -1;
    if (revision !== 0) newest[isoDateOf(day)] = revision;
  }
  return newest;
}

/** The bars of a date at a revision, as they are published and hashed; undefined where there are none. */
export function barsAt(bars: BarRevisions): BarsAt {
  return (date, revision) => {
    const day = bars.get(date)?.find((one) => one.revision === revision);
    return day && inputBarsOf(day.rows);
  };
}

/** The panel of days `[from, to]` at pinned revisions, registered events spliced in. */
export function panelOf(
  registry: Registry,
  bars: BarRevisions,
  revisions: Readonly<Record<string, number>>,
  from: EpochDay,
  to: EpochDay,
  params: Parameters = PARAMETERS,
): Panel {
  return closePanel(registry, barsAt(bars), revisions, from, to, params);
}
