import { PARAMETERS, type Parameters } from '../../shared/engine/parameters.ts';
import { buildPanel, type PanelRow } from '../../shared/market/buildPanel.ts';
import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import type { Panel } from '../../shared/market/panel.ts';
import { spliceEvents } from '../../shared/market/spliceEvents.ts';
import type { Registry } from '../../shared/registry/types.ts';
import { KLINES_SOURCE } from '../adapters/prices/sourceNames.ts';
import type { BarRow, DayBars } from '../adapters/records/formats.ts';

/** Every revision of every day read, by date: what a panel is chosen from. */
export type BarRevisions = ReadonlyMap<string, readonly DayBars[]>;

/** Groups stored bars by date; revisions ascending. */
export function groupRevisions(bars: readonly DayBars[]): BarRevisions {
  const byDate = new Map<string, DayBars[]>();
  for (const day of bars) byDate.set(day.date, [...(byDate.get(day.date) ?? []), day]);
  for (const revisions of byDate.values()) revisions.sort((a, b) => a.revision - b.revision);
  return byDate;
}

/** The newest revision of each day up to `to`, as `{ date: revision }`, leaving out the zeros. */
export function newestRevisions(bars: BarRevisions, from: EpochDay, to: EpochDay): Record<string, number> {
  const newest: Record<string, number> = {};
  for (let day = from; day <= to; day++) {
    const revision = bars.get(isoDateOf(day))?.at(-1)?.revision ?? 0;
    if (revision > 0) newest[isoDateOf(day)] = revision;
  }
  return newest;
}

/** The bars of one day at the revision a close is pinned to; undefined where the day has none. */
export function barsAt(
  bars: BarRevisions,
  date: string,
  revisions: Readonly<Record<string, number>>,
): DayBars | undefined {
  const wanted = revisions[date] ?? 0;
  return bars.get(date)?.find((day) => day.revision === wanted);
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
  const tokens = registry.tokens.map((token) => token.id).sort();
  const input = { tokens, firstDay: from, days: to - from + 1, bars: pinnedBars(bars, revisions, from, to) };
  return spliceEvents(buildPanel(input, params), registry.events);
}

/** One day at a time: the rows of all history at once would double the memory of the opening. */
function* pinnedBars(
  bars: BarRevisions,
  revisions: Readonly<Record<string, number>>,
  from: EpochDay,
  to: EpochDay,
): Generator<{ readonly day: EpochDay; readonly rows: PanelRow[] }> {
  for (let day = from; day <= to; day++) {
    const found = barsAt(bars, isoDateOf(day), revisions);
    if (found !== undefined) yield { day, rows: found.rows.map(panelRow) };
  }
}

function panelRow([token, close, venueVolumeUsd, aggregateVolumeUsd, supply, source, flag]: BarRow): PanelRow {
  const quarantined = flag === 'quarantined';
  return {
    token,
    close: quarantined ? null : close,
    venueVolumeUsd,
    aggregateVolumeUsd,
    supply,
    quarantined,
    supplyUntold: source === KLINES_SOURCE,
  };
}
