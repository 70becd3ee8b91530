import path from 'node:path';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { pipelineModel } from '../../infra/local/pipelineModel.ts';
import { SIMULATED } from '../../infra/local/source.ts';
import { synthesize } from '../../infra/local/synth.ts';
import { openTable } from '../../infra/local/table.ts';
import { lastClosedDay } from '../../shared/market/day.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { type ColdInvocation, coldInvoke } from './coldInvoke.ts';
import { hourlyTable } from './hourlyTable.ts';
import { medianOf } from './medianOf.ts';
import { inTemporaryFolder, ROOT } from './workspace.ts';

const RUNS = 5;
const HISTORY_DAYS = 500;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const LIMIT_MS = 1_500;
const LIMIT_MB = 256;
/** Hours before now whose prices the returns are measured from. */
const BASE_HOURS = [24, 168, 720];

/** The hourly job in a cold process, bundle and store as in the running app, with and without a day to advance. */
export const hourlyCompute: Benchmark = {
  name: 'hourly-compute',
  title: 'one cold compute over the shipped registry, from process start to its end, store reads included',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      const pipeline = pipelineModel(await synthesize(ROOT, say));
      const model = pipeline.functions.get('compute');
      if (model === undefined) throw new Error('the template has no function compute');
      const table = await openTable(pipeline.table, folder);
      try {
        const store = dynamoStore({ tableName: pipeline.table.TableName, client: table.client });
        const settings = {
          overrides: SIMULATED.overrides,
          secrets: {},
          storeEndpoint: table.endpoint,
          logFile: path.join(folder, 'compute.log'),
        };
        const invoke = (at: number) => coldInvoke(model, settings, at);
        // The days before this one, so that nothing has expired by this machine's clock.
        const opening = lastClosedDay(Date.now()) - RUNS;
        const market = hourlyTable(opening - HISTORY_DAYS, opening + RUNS);
        for (let day = opening - HISTORY_DAYS; day <= opening; day++) await market.putBars(store, day);
        await market.putReady(store, opening);
        await invoke(closing(opening) + HOUR_MS);

        const newClose: ColdInvocation[] = [];
        const sameClose: ColdInvocation[] = [];
        for (let day = opening + 1; day <= opening + RUNS; day++) {
          await market.putBars(store, day);
          for (const hour of [closing(day), closing(day) + HOUR_MS]) {
            for (const back of [0, ...BASE_HOURS]) await market.putHour(store, hour - back * HOUR_MS);
          }
          newClose.push(expecting(1, await invoke(closing(day))));
          sameClose.push(expecting(0, await invoke(closing(day) + HOUR_MS)));
        }
        return [...figures('no new close', sameClose), ...figures('a new close', newClose)];
      } finally {
        await table.close();
      }
    }),
};

/** The instant a bar closes, which is the scheduled time of the run that advances it. */
const closing = (day: number): number => (day + 1) * DAY_MS;

/** A run that did other work than the one meant must not be measured. */
function expecting(closes: number, invocation: ColdInvocation): ColdInvocation {
  const { status, counts, detail } = invocation.run;
  if (status === 'ok' && counts.closes_advanced === closes && counts.published === 1) return invocation;
  throw new Error(`compute was to advance ${closes} closes and publish: ${status} ${JSON.stringify(counts)} ${detail}`);
}

function figures(what: string, runs: readonly ColdInvocation[]): Figure[] {
  const of = (value: (run: ColdInvocation) => number) => ({ value: medianOf(runs.map(value)), runs: runs.length });
  return [
    { what: `${what}, time`, ...of(({ ms }) => ms), unit: 'ms', limit: { below: LIMIT_MS } },
    { what: `${what}, of it the job`, ...of(({ run }) => run.duration_ms), unit: 'ms' },
    { what: `${what}, peak memory`, ...of(({ peakRssMb }) => peakRssMb), unit: 'MB', limit: { below: LIMIT_MB } },
  ];
}
