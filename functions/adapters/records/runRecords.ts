import { type JobName, type RunRecord, runRecord } from '../../../shared/contracts/status.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';
import { putLatestRun } from './latestRuns.ts';

const KEPT_DAYS = 90;

const partition = (job: JobName, bucket: string): string => `RUN#${job}#${bucket.slice(0, 7)}`;

/** The run record of a job's slot; undefined when it never ran or its record has expired. */
export async function getRunRecord(store: TableStore, job: JobName, bucket: string): Promise<RunRecord | undefined> {
  const item = await store.get(partition(job, bucket), bucket);
  return item && gunzipJson(runRecord, item.body, `${item.pk} / ${item.sk}`);
}

/** Keeps a run: in the month's history (a slot's later run replaces its earlier one) and as the newest of its job. */
export async function putRunRecord(store: TableStore, run: RunRecord): Promise<void> {
  await store.put({
    pk: partition(run.job, run.bucket),
    sk: run.bucket,
    body: gzipJson(run),
    attributes: { status: run.status, ...(run.error_code !== null && { error_code: run.error_code }) },
    ttl: Math.floor(Date.parse(run.started_at) / 1000) + KEPT_DAYS * 86_400,
  });
  await putLatestRun(store, run);
}
