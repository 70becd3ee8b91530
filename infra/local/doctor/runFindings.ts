import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sourceClock } from '../../../functions/adapters/clock/sourceClock.ts';
import { systemClock } from '../../../functions/adapters/clock/systemClock.ts';
import { getProgress } from '../../../functions/adapters/records/backfillRecords.ts';
import { latestRunsOf } from '../../../functions/adapters/records/latestRuns.ts';
import { PUBLIC_PARTITION, readPointer } from '../../../functions/adapters/records/pointer.ts';
import { dynamoStore } from '../../../functions/adapters/store/dynamoStore.ts';
import { type JobName, jobName, type RunRecord } from '../../../shared/contracts/status.ts';
import { ageText, bad, type Finding, note, ok } from './finding.ts';

const MINUTE = 60_000;
/** Past this a job has missed more than one of its slots. */
const LATE_MS: Readonly<Record<JobName, number>> = {
  ingest: 130 * MINUTE,
  compute: 45 * MINUTE,
  train: 130 * MINUTE,
  backfill: 20 * MINUTE,
};
const SCHEDULES = 'look at the schedules in EventBridge Scheduler; `npx cdk deploy --all` restores them';

/** When each job last ran and how, and how old the published prices are, by the app's own clock. */
export async function runFindings(
  client: DynamoDBClient,
  tableName: string,
  environment: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const baseUrl = environment.COINGECKO_BASE_URL ?? '';
  const patience = { timeoutMs: 5_000, firstPauseMs: 500, maxWaitMs: 1_000 };
  const clock = environment.CLOCK === 'source' ? sourceClock({ baseUrl, ...patience }) : systemClock;
  const now = await clock.now();
  const store = dynamoStore({ tableName, client, now: async () => now });
  const runs = new Map(latestRunsOf(await store.query(PUBLIC_PARTITION)).map((run) => [run.job, run]));
  const jobs = jobName.options.map((job) => jobFinding(job, runs.get(job), now));

  const pointer = await readPointer(store);
  if (pointer !== undefined) {
    const age = `prices of ${pointer.asOf}, ${ageText(now - Date.parse(pointer.asOf))} old`;
    const stale = now >= Date.parse(pointer.staleAfter);
    return [...jobs, stale ? bad('data', age, 'infra/RUNBOOK.md#nosnapshot') : ok('data', age)];
  }
  const progress = await getProgress(store);
  const filled =
    progress === undefined ? 'no history yet' : `history of ${progress.tokensDone} of ${progress.tokensTotal} tokens`;
  return [
    ...jobs,
    note('data', `nothing is published yet (${filled})`, 'wait: minutes with a key, up to an hour without'),
  ];
}

function jobFinding(job: JobName, run: RunRecord | undefined, now: number): Finding {
  if (run === undefined) return note(job, 'has not run yet', SCHEDULES);
  const age = now - Date.parse(run.started_at);
  const text = `${run.status} ${ageText(age)} ago${run.detail === null ? '' : `: ${run.detail}`}`;
  if (run.status === 'failed') return bad(job, text, `infra/RUNBOOK.md#${job}errors`);
  return age > LATE_MS[job] ? bad(job, text, SCHEDULES) : ok(job, text);
}
