import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { latestDayBars, newestDayBars, putNextDayBars } from '../adapters/records/dayBars.ts';
import type { BarRow } from '../adapters/records/formats.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { inParallel } from './inParallel.ts';

const WRITERS = 8;

/**
 * Writes each day's rows as its next revision. `combine` makes them from those of the newest revision (none at first)
 * and must give the same rows again when called with its own result: a repeat then writes nothing. Returns the number
 * of revisions written.
 */
export async function writeDays(
  store: TableStore,
  days: readonly EpochDay[],
  combine: (day: EpochDay, existing: readonly BarRow[]) => readonly BarRow[],
): Promise<number> {
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const newest = days.length === 0 ? new Map() : await newestDayBars(store, first, last);
  let written = 0;
  await inParallel(days, WRITERS, async (day) => {
    let before = newest.get(isoDateOf(day));
    for (;;) {
      const outcome = await putNextDayBars(store, day, before, combine(day, before?.rows ?? []));
      if (outcome === 'written') written++;
      if (outcome !== 'lost') return;
      before = await latestDayBars(store, day);
    }
  });
  return written;
}
