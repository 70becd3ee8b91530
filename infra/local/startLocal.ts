import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { getProgress } from '../../functions/adapters/records/backfillRecords.ts';
import { type JobName, type RunRecord, runRecord } from '../../shared/contracts/status.ts';
import { bringUp } from './bringUp.ts';
import { edgeHost } from './edge/edgeHost.ts';
import { type FunctionHost, functionHost } from './functionHost.ts';
import { startJobServer } from './jobServer.ts';
import { LocalError } from './localError.ts';
import { openSource } from './openSource.ts';
import type { LocalOptions } from './options.ts';
import { type FunctionModel, pipelineModel } from './pipelineModel.ts';
import { type ProgressView, progressView } from './progress.ts';
import { startSchedules } from './schedules.ts';
import { siteModel } from './siteModel.ts';
import type { Source } from './source.ts';
import type { ChildSettings } from './spawnChild.ts';
import { synthesize } from './synth.ts';
import { sweepExpired } from './ttlSweeper.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SWEEP_EVERY_MS = 3_600_000;
/** How long a running job may go on after the app was told to stop; every job survives being cut off. */
const STOP_GRACE_MS = 3_000;

export interface LocalApp {
  readonly url: string;
  readonly source: Source;
  /** Fires one job with that scheduled time and gives its run record. Rejects with one line when the job failed. */
  runJob(job: JobName, at: string): Promise<RunRecord>;
  /** History, prices, computation: up to a fresh publication. Compute's record; undefined when it failed. */
  bringUp(view?: ProgressView): Promise<RunRecord | undefined>;
  /** Fires the template's schedules from now on. Nothing with a source that keeps its own time. */
  startSchedules(): void;
  close(): Promise<void>;
}

export interface LocalIo {
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void;
}

/** Synthesizes the app and starts it: the table open, pages and /v1 served, jobs ready to be fired. Throws LocalError. */
export async function startLocal(options: LocalOptions, io: LocalIo): Promise<LocalApp> {
  return startAssembly(await synthesize(ROOT, io.say), options, io);
}

/** The same on a `cdk.out` that is already there. */
export async function startAssembly(assembly: string, options: LocalOptions, { say }: LocalIo): Promise<LocalApp> {
  const pipeline = pipelineModel(assembly);
  const site = siteModel(assembly);
  const { source, directory, table, store, clock } = await openSource(
    options.source,
    pipeline,
    options.dataDirectory,
    say,
  );

  const logs = path.join(directory, 'logs');
  mkdirSync(logs, { recursive: true });
  const settingsOf = (model: FunctionModel): ChildSettings => ({
    overrides: source.overrides,
    // The template names a key's parameter where the provider is called; the operator's own key goes there and nowhere else.
    secrets: 'COINGECKO_KEY_PARAMETER' in model.environment ? source.secrets : {},
    storeEndpoint: table.endpoint,
    logFile: path.join(logs, `${model.name}.log`),
  });

  const hosts = new Map<string, FunctionHost>();
  for (const model of pipeline.functions.values()) {
    if (model.name !== 'api') hosts.set(model.name, functionHost(model, settingsOf(model)));
  }
  const invoke = async (name: string, event: unknown): Promise<RunRecord> => {
    const host = hosts.get(name);
    if (host === undefined) throw new LocalError(`The template has no function ${name}.`);
    return runRecord.parse(await host.invoke(event));
  };
  // Once the disk has failed every job does, for that one reason, which was said.
  const sayOfJob = (line: string) => {
    if (!table.failed()) say(line);
  };
  const runJob = (job: JobName, at: string) => invoke(job, { scheduled_time: at });

  const stops: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  stops.push(() => table.close());
  try {
    const api = pipeline.functions.get('api');
    if (api === undefined) throw new LocalError('The template has no function api.');
    const edge = await edgeHost(api, site, options.port, settingsOf(api), say);
    stops.push(() => edge.stop());
    stops.push(async () => {
      await Promise.all([...hosts.values()].map((host) => host.stop(STOP_GRACE_MS)));
    });
    const url = `http://127.0.0.1:${edge.port}`;
    stops.push(await startJobServer(directory, url, runJob));
    const sweep = async () => {
      await sweepExpired(table.client, pipeline.table, pipeline.ttlAttribute, await clock.now());
    };
    const sweeper = setInterval(
      () => sweep().catch((error: Error) => say(`Expired items were not swept: ${error.message}`)),
      SWEEP_EVERY_MS,
    );
    stops.push(() => clearInterval(sweeper));

    return {
      url,
      source,
      runJob,
      bringUp: (view = progressView(process.stderr)) =>
        bringUp({ runJob, progress: () => getProgress(store), now: () => clock.now(), view, say: sayOfJob }),
      startSchedules() {
        if (source.clockUrl !== undefined) return;
        stops.push(
          startSchedules(pipeline.schedules, (name, event) => {
            invoke(name, event).catch((error: Error) => sayOfJob(error.message));
          }),
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
