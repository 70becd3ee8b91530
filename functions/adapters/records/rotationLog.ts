import { type LogEntry, logEntry } from '../../../shared/contracts/rotation.ts';
import { AppError } from '../appError.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { LOG_PARTITION, logKey } from './recordKeys.ts';

/**
 * Appends an entry to the log. A repeat of the same entry succeeds quietly; another entry under the same number throws
 * AppError `LOG_CONFLICT`, because the record may never say two things about one close.
 */
export async function appendLogEntry(store: TableStore, entry: LogEntry): Promise<'created' | 'exists'> {
  const outcome = await store.putIfAbsent({
    ...logKey(entry.seq),
    body: gzipJson(entry),
    attributes: { hash: entry.hash },
  });
  if (outcome === 'exists') {
    const stored = await getLogEntry(store, entry.seq);
    if (stored?.hash !== entry.hash) {
      throw new AppError(
        'LOG_CONFLICT',
        `rotation log entry ${entry.seq} (${entry.date}) was computed differently before; run verify to see which input changed`,
        { retryable: false },
      );
    }
  }
  return outcome;
}

/** One entry by number. */
export async function getLogEntry(store: TableStore, seq: number): Promise<LogEntry | undefined> {
  const { pk, sk } = logKey(seq);
  const item = await store.get(pk, sk);
  return item && gunzipJson(logEntry, item.body, `${pk} / ${sk}`);
}

/** The newest entry; undefined before the record is open. */
export async function lastLogEntry(store: TableStore): Promise<LogEntry | undefined> {
  const [item] = await store.query(LOG_PARTITION, { descending: true, limit: 1 });
  return item && gunzipJson(logEntry, item.body, `${item.pk} / ${item.sk}`);
}

/** All entries from `fromSeq` on, in order. */
export async function readLog(store: TableStore, fromSeq = 0): Promise<readonly LogEntry[]> {
  const items = await store.query(LOG_PARTITION, { from: logKey(fromSeq).sk });
  return items.map((item) => gunzipJson(logEntry, item.body, `${item.pk} / ${item.sk}`));
}
