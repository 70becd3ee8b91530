import type { HourlyLevels } from '../../../shared/history/hourlyLevels.ts';
import { isoDateOf } from '../../../shared/market/day.ts';
import type { StateRecord } from '../../adapters/records/engineStates.ts';
import type { Pointer } from '../../adapters/records/formats.ts';
import { historyOf } from '../../adapters/records/historyKeys.ts';
import { findHistoryPart } from '../../adapters/records/historyParts.ts';
import type { TableStore } from '../../adapters/store/port.ts';

/**
 * The hours that readers have, where they were published on the same close of the record: then this hour's go on from them.
 * Undefined otherwise. So once a close all hours are read anew, and one that a late run wrote is found.
 */
export async function publishedHours(
  store: TableStore,
  pointer: Pointer | undefined,
  { state }: StateRecord,
): Promise<HourlyLevels | undefined> {
  if (pointer === undefined || state.day === null || pointer.closeDate !== isoDateOf(state.day)) return undefined;
  const id = historyOf(pointer)?.hours;
  const part = id === undefined ? undefined : await findHistoryPart(store, id);
  return part?.hours === undefined ? undefined : (JSON.parse(part.hours) as HourlyLevels);
}
