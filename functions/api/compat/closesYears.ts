import type { ClosesYear } from '../../../shared/contracts/closes.ts';
import type { HistoryIds } from '../../adapters/records/historyKeys.ts';
import { readClosesText } from '../../adapters/records/historyReaders.ts';
import type { TableStore } from '../../adapters/store/port.ts';

/** Years kept in memory, parsed: the SDKs ask piece by piece, and a piece may lie over New Year. */
const KEPT_YEARS = 2;

/** Reads years of closes; a part never changes, so one that is in memory is not read again. undefined = no such year. */
export function closesYears(store: TableStore): (history: HistoryIds, year: string) => Promise<ClosesYear | undefined> {
  const years = new Map<string, Promise<ClosesYear>>();
  return async (history, year) => {
    const id = history.years[year];
    if (id === undefined) return undefined;
    const known = years.get(id);
    const reading = known ?? readClosesText(store, history, year).then((text) => JSON.parse(text ?? '') as ClosesYear);
    // The one used last goes last.
    years.delete(id);
    years.set(id, reading);
    if (known === undefined) reading.catch(() => years.delete(id));
    for (const oldest of years.keys()) {
      if (years.size <= KEPT_YEARS) break;
      years.delete(oldest);
    }
    return reading;
  };
}
