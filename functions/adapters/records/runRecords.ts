import { type JobName, type RunRecord, runRecord } from '../../../shared/contracts/status.ts';
import type { Item, TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { putLatestRun } from './latestRuns.ts';

const KEPT_DAYS = 90;

const partition = (job: JobName, bucket: string): string => `RUN#${job}#${bucket.slice(0, 7)}`;

/** The run record of a job's slot; undefined when it never ran or its record has expired. */
export async function getRunRecord(store: TableStore, job: JobName, bucket: string): Promise<RunRecord | undefined> {
  const item = await store.get(partition(job, bucket), bucket);
  return item && gunzipJson(runRecord, item.body, `${item.pk} / ${item.sk}`);
}

/** The record of the newest slot before `bucket`, looked for in its month and the one before. */
export async function runBefore(store: TableStore, job: JobName, bucket: string): Promise<RunRecord | undefined> {
  const monthStart = new Date(`${bucket.slice(0, 7)}-01T00:00:00Z`);
  const months = [bucket, new Date(monthStart.getTime() - 1).toISOString()];
  for (const month of months) {
    const items = await store.query(partition(job, month), { to: bucket, descending: true, limit: 2 });
    const item = items.find(({ sk }) => sk < bucket);
    if (item !== undefined) return gunzipJson(runRecord, item.body, `${item.pk} / ${item.sk}`);
  }
  return undefined;
}

/**
 * Keeps a run: in the month's history and as the newest of its job. A slot's later run replaces its earlier one, unless
 * it had nothing to do: what happened in the slot stays on record.
 */
export async function putRunRecord(store: TableStore, run: RunRecord): Promise<void> {
  const item: Item = {
    pk: partition(run.job, run.bucket),
    sk: run.bucket,
    body: gzipJson(run),
    attributes: { status: run.status, ...(run.error_code !== null && { error_code: run.error_code }) },
    ttl: Math.floor(Date.parse(run.started_at) / 1000) + KEPT_DAYS * 86_400,
  };
  await Promise.all([run.status === 'skipped' ? store.putIfAbsent(item) : store.put(item), putLatestRun(store, run)]);
}
