import type { Parameters } from '../../../shared/engine/parameters.ts';
import { recordHistoryOf } from '../../../shared/history/recordHistoryOf.ts';
import type { RecordSeries } from '../../../shared/history/recordSeries.ts';
import { putHistoryPart, readHistoryPart } from '../../adapters/records/historyParts.ts';
import type { TableStore } from '../../adapters/store/port.ts';

/** The record's series to go on from, and the text of the back-test, which never changes. */
export interface StoredPerformance {
  readonly series: RecordSeries;
  readonly backtestText: string;
}

export async function readPerformance(store: TableStore, id: string): Promise<StoredPerformance> {
  const { series = '', backtest = '' } = await readHistoryPart(store, id);
  return { series: JSON.parse(series) as RecordSeries, backtestText: backtest };
}

/** Writes the record beside the back-test: one part, so that /v1/performance is one read. Returns its id. */
export function putPerformance(store: TableStore, stored: StoredPerformance, params: Parameters): Promise<string> {
  return putHistoryPart(store, {
    record: JSON.stringify(recordHistoryOf(stored.series, params)),
    backtest: stored.backtestText,
    series: JSON.stringify(stored.series),
  });
}
