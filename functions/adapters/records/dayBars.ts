import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { Item, TableStore } from '../store/port.ts';
import { type BarRow, type DayBars, dayBars } from './formats.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { barsKey } from './recordKeys.ts';

const read = (item: Item): DayBars => gunzipJson(dayBars, item.body, `${item.pk} / ${item.sk}`);

/** The newest revision of a day; undefined where no bars were written yet. */
export async function latestDayBars(store: TableStore, day: EpochDay): Promise<DayBars | undefined> {
  const date = isoDateOf(day);
  const range = { from: `${date}#r`, to: `${date}#s`, descending: true, limit: 1 };
  const [item] = await store.query(barsKey(date, 0).pk, range);
  return item && read(item);
}

/** Every revision of the days `[from, to]`, ascending by date and revision. */
export async function dayBarRevisions(store: TableStore, from: EpochDay, to: EpochDay): Promise<readonly DayBars[]> {
  const first = isoDateOf(from);
  const last = isoDateOf(to);
  const bars: DayBars[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const items = await store.query(barsKey(`${year}`, 0).pk, { from: `${first}#r`, to: `${last}#s` });
    bars.push(...items.map(read));
  }
  return bars;
}

/** The newest revision of each of the days `[from, to]` that has one, by day. */
export async function newestDayBars(
  store: TableStore,
  from: EpochDay,
  to: EpochDay,
): Promise<ReadonlyMap<string, DayBars>> {
  const newest = new Map<string, DayBars>();
  for (const bars of await dayBarRevisions(store, from, to)) newest.set(bars.date, bars);
  return newest;
}

/**
 * Writes `rows` (any order) as the revision after `before`, unless they are what `before` already says. When another
 * run wrote that revision first the outcome is 'lost': read again and merge again.
 */
export async function putNextDayBars(
  store: TableStore,
  day: EpochDay,
  before: DayBars | undefined,
  rows: readonly BarRow[],
): Promise<'written' | 'unchanged' | 'lost'> {
  const sorted = [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  if (before !== undefined && JSON.stringify(before.rows) === JSON.stringify(sorted)) return 'unchanged';
  const date = isoDateOf(day);
  const revision = before === undefined ? 0 : before.revision + 1;
  const body = gzipJson({ date, revision, rows: sorted } satisfies DayBars);
  const outcome = await store.putIfAbsent({ ...barsKey(date, revision), body });
  return outcome === 'created' ? 'written' : 'lost';
}
