import type { BackfillProgress } from '../../functions/adapters/records/formats.ts';
import type { JobName, RunRecord } from '../../shared/contracts/status.ts';
import type { ProgressView } from './progress.ts';

export interface BringUp {
  runJob(job: JobName, at: string): Promise<RunRecord>;
  progress(): Promise<BackfillProgress | undefined>;
  /** The app's clock, ms. */
  now(): Promise<number>;
  readonly view: ProgressView;
  say(line: string): void;
}

const POLL_MS = 400;
/** Backfills in a row that brought nothing new before the rest is left to the schedule. */
const PATIENCE = 3;

/**
 * From whatever the table holds to a fresh publication: history until the backfill calls it done,
 * prices of now, computation (which fits the first model). A job that fails is said and does not keep the later ones from running.
 * Returns compute's record; undefined when it failed.
 */
export async function bringUp(app: BringUp): Promise<RunRecord | undefined> {
  await fillHistory(app);
  await run(app, 'ingest');
  return run(app, 'compute');
}

async function fillHistory(app: BringUp): Promise<void> {
  for (let fruitless = 0; fruitless < PATIENCE; ) {
    const before = await app.progress();
    const record = await backfillOnce(app);
    const after = await app.progress();
    if (record?.status === 'ok') return;
    if (after?.phase === 'done') return;
    const gained = (after?.tokensDone ?? 0) > (before?.tokensDone ?? 0) || after?.phase !== before?.phase;
    fruitless = gained ? 0 : fruitless + 1;
  }
  app.say(
    'History is not complete yet: the schedule (or `npm run job -- backfill --at ...`) goes on from where it is.',
  );
}

async function backfillOnce(app: BringUp): Promise<RunRecord | undefined> {
  let polling: Promise<void> | undefined;
  const poll = async () => {
    const progress = await app.progress();
    if (progress !== undefined && progress.phase !== 'done') app.view.show(progress, performance.now());
  };
  const timer = setInterval(() => {
    polling ??= poll().finally(() => {
      polling = undefined;
    });
  }, POLL_MS);
  try {
    return await run(app, 'backfill');
  } finally {
    clearInterval(timer);
    await polling;
    await poll();
    app.view.end();
  }
}

async function run(app: BringUp, job: JobName): Promise<RunRecord | undefined> {
  const at = new Date(await app.now()).toISOString();
  try {
    const record = await app.runJob(job, at);
    // A job that had nothing to do is no news; one that could not do it is.
    if (record.error_code !== null || record.status === 'partial')
      app.say(`${job}: ${record.status}. ${record.detail ?? ''}`);
    return record;
  } catch (error) {
    app.say((error as Error).message);
    return undefined;
  }
}
