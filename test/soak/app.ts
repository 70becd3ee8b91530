import type { Log } from '../../functions/adapters/log/port.ts';
import { simulated } from '../../functions/adapters/prices/simulated.ts';
import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { recordRun } from '../../functions/adapters/records/recordRun.ts';
import { COMPUTE_REMEMBERS, INGEST_REMEMBERS } from '../../functions/adapters/records/remembered.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { itemMemory, rememberingStore } from '../../functions/adapters/store/rememberingStore.ts';
import { backfill } from '../../functions/backfill/backfill.ts';
import { compute } from '../../functions/compute/compute.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { hourBucket, minuteBucket } from '../../functions/jobEvent.ts';
import { train } from '../../functions/train/train.ts';
import type { JobName, RunRecord } from '../../shared/contracts/status.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { dayOf, isoDateOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';

/** The jobs of the app over a SIMULATED market and a clock that is moved by hand. */
export interface App {
  run(job: JobName, at: number): Promise<RunRecord>;
}

export interface Settings {
  readonly store: TableStore;
  readonly historyFrom: string;
  /** Last day of the market, so that it is made once. */
  readonly endDay: string;
  readonly log: Log;
}

const HASHES = { registryHash: 'a'.repeat(64), parametersHash: 'b'.repeat(64), codeHash: 'c'.repeat(64) };

export async function startApp({ store, historyFrom, endDay, log }: Settings): Promise<App> {
  let time = 0;
  const clock = { now: async () => time };
  const startDay = dayOf(historyFrom);
  const market = simulated({ registry: REGISTRY, seed: 'soak', startDay, volumeScope: 'aggregate', clock });
  await market.history('bitcoin', startDay, dayOf(endDay) + 2);
  const common = { store, clock, log, registry: REGISTRY, params: PARAMETERS };
  // A process for each function, as in Lambda and in `npm start`: each remembers for itself.
  const memory = { backfill: {}, compute: {} };
  const stores = {
    ingest: rememberingStore(store, itemMemory(), INGEST_REMEMBERS),
    compute: rememberingStore(store, itemMemory(), COMPUTE_REMEMBERS),
    backfill: store,
    train: store,
  };
  return {
    async run(job, at) {
      time = at;
      const bucket = job === 'ingest' || job === 'train' ? hourBucket(at) : minuteBucket(at);
      const verbs = {
        ingest: () => ingest({ ...common, store: stores.ingest, quotes: market, second: null }, bucket),
        backfill: () =>
          backfill({
            ...common,
            chart: market,
            klines: null,
            historyFrom: startDay,
            budgetMs: 240_000,
            memory: memory.backfill,
          }),
        compute: () =>
          compute(
            { ...common, store: stores.compute, notify: async () => {}, memory: memory.compute, ...HASHES },
            at,
            startDay,
            clock.now,
          ),
        train: () => train(store, PARAMETERS),
      };
      const run = await recordRun({ job, bucket, scheduledAt: at, store, clock, log }, verbs[job]);
      // The handler's own, for its metrics.
      if (job === 'compute' && run.error_code !== 'HOUR_PUBLISHED') await readPointer(store);
      return run;
    },
  };
}

export const daysAfter = (date: string, days: number): string => isoDateOf(dayOf(date) + days);
