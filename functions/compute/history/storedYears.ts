import { narrativeYears, tokenYears } from '../../../shared/history/entityYears.ts';
import type { HistoryContext } from '../../../shared/history/historyDay.ts';
import type { YearPart } from '../../../shared/history/yearPart.ts';
import { yearKey } from '../../adapters/records/historyKeys.ts';
import { putHistoryPart, putShards, readHistoryPart } from '../../adapters/records/historyParts.ts';
import type { TableStore } from '../../adapters/store/port.ts';

/** The year of a part, as it was stored. */
export async function readYear(store: TableStore, id: string): Promise<YearPart> {
  const { closes = '', notes = '' } = await readHistoryPart(store, id);
  return { closes: JSON.parse(closes), notes: JSON.parse(notes) } as YearPart;
}

/** Writes years, each before the rows cut from it; returns their ids by year. */
export async function putYears(
  store: TableStore,
  parts: readonly YearPart[],
  context: HistoryContext,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const part of parts) {
    const { year } = part.closes;
    const id = await putHistoryPart(store, {
      closes: JSON.stringify(part.closes),
      notes: JSON.stringify(part.notes),
    });
    const rows = { token: tokenYears(part, context), narrative: narrativeYears(part, context) };
    await putShards(store, yearKey(String(year), id), rows);
    ids[year] = id;
  }
  return ids;
}
