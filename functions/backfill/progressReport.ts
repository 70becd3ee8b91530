import type { Clock } from '../adapters/clock/port.ts';
import { type Checkpoint, type ProgressRecord, putProgress } from '../adapters/records/backfillRecords.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** A poller looks about once a second; more often would only cost writes. */
const EVERY_MS = 1000;

/** Keeps BACKFILL / progress: `update` at most every second, `set` at once. */
export interface ProgressReport {
  current(): ProgressRecord;
  update(change: Partial<ProgressRecord>): Promise<void>;
  set(change: Partial<ProgressRecord>): Promise<void>;
}

export function progressReport(store: TableStore, clock: Clock, start: ProgressRecord): ProgressReport {
  let progress = start;
  let writtenAt = Number.NEGATIVE_INFINITY;
  const set = async (change: Partial<ProgressRecord>) => {
    writtenAt = performance.now();
    progress = { ...progress, ...change, updatedAt: new Date(await clock.now()).toISOString() };
    await putProgress(store, progress);
  };
  return {
    current: () => progress,
    set,
    async update(change) {
      if (performance.now() - writtenAt >= EVERY_MS) await set(change);
    },
  };
}

/** The counts a poller sees. */
export function countsOf(checkpoints: Iterable<Checkpoint>, tokensTotal: number) {
  const statuses = [...checkpoints].map(({ status }) => status);
  const count = (wanted: Checkpoint['status']) => statuses.filter((status) => status === wanted).length;
  const [tokensDone, tokensFailed] = [count('filled'), count('failed')];
  return { tokensDone, tokensFailed, tokensTotal, tokensPending: tokensTotal - tokensDone - tokensFailed };
}
