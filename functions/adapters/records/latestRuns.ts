import type { RunRecord } from '../../../shared/contracts/status.ts';
import type { Item, TableStore } from '../store/port.ts';
import { PUBLIC_PARTITION } from './pointer.ts';

const PREFIX = 'RUN#';

/**
 * Keeps the newest run of a job beside the pointer (PUB / RUN#<job>, replaced by every run), so that /v1/status finds
 * pointer and runs in one read. The history of runs is `RUN#<job>#<month>`, another record.
 */
export async function putLatestRun(store: TableStore, run: RunRecord): Promise<void> {
  await store.put({
    pk: PUBLIC_PARTITION,
    sk: `${PREFIX}${run.job}`,
    attributes: { status: run.status, run: JSON.stringify(run) },
  });
}

/** The runs among the items of the public partition, in their order (by job name). */
export function latestRunsOf(items: readonly Item[]): readonly RunRecord[] {
  return items
    .filter((item) => item.sk.startsWith(PREFIX))
    .map((item) => JSON.parse(String(item.attributes?.run)) as RunRecord);
}
