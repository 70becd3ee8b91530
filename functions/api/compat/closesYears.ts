import type { ClosesYear } from '../../../shared/contracts/closes.ts';
import type { HistoryIds } from '../../adapters/records/historyKeys.ts';
import { readClosesTexts } from '../../adapters/records/historyReaders.ts';
import type { TableStore } from '../../adapters/store/port.ts';

/** Years kept in memory, parsed: the SDKs ask piece by piece, and a piece may lie over New Year. */
const KEPT_YEARS = 2;

/** Reads years of closes, those there are, in one read; a part never changes, so one that is in memory is not read again. */
export function closesYears(
  store: TableStore,
): (history: HistoryIds, wanted: readonly string[]) => Promise<readonly ClosesYear[]> {
  const years = new Map<string, Promise<ClosesYear>>();

  function read(ids: readonly string[]): void {
    const reading = readClosesTexts(store, ids);
    for (const [i, id] of ids.entries()) {
      const year = reading.then((texts) => JSON.parse(texts[i] ?? '') as ClosesYear);
      year.catch(() => years.delete(id));
      years.set(id, year);
    }
  }

  return async (history, wanted) => {
    const ids = wanted.flatMap((year) => history.years[year] ?? []);
    const missing = ids.filter((id) => !years.has(id));
    if (missing.length > 0) read(missing);
    const found = ids.flatMap((id) => years.get(id) ?? []);
    // Those used last go last.
    for (const [i, id] of ids.entries()) {
      years.delete(id);
      years.set(id, found[i] as Promise<ClosesYear>);
    }
    for (const oldest of years.keys()) {
      if (years.size <= KEPT_YEARS) break;
      years.delete(oldest);
    }
    return Promise.all(found);
  };
}
