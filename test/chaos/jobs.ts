import { sourceClock } from '../../functions/adapters/clock/sourceClock.ts';
import type { Log } from '../../functions/adapters/log/port.ts';
import { coingecko } from '../../functions/adapters/prices/coingecko.ts';
import { exchangeTicker } from '../../functions/adapters/prices/exchangeTicker.ts';
import { klines } from '../../functions/adapters/prices/klines.ts';
import { recordRun } from '../../functions/adapters/records/recordRun.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { backfill } from '../../functions/backfill/backfill.ts';
import { compute } from '../../functions/compute/compute.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { hourBucket, minuteBucket } from '../../functions/jobEvent.ts';
import { train } from '../../functions/train/train.ts';
import type { JobName, RunRecord } from '../../shared/contracts/status.ts';
import { geckoOptions } from '../fixtures/geckoOptions.ts';
import { HASHES, HISTORY_FROM, PARAMS, SLICE } from './world.ts';

export interface JobEnvironment {
  readonly sourceUrl: string;
  /** Where the exchange is; '' = there is none. */
  readonly exchangeUrl: string;
  readonly store: TableStore;
  /** Per attempt. */
  readonly timeoutMs: number;
  readonly log?: Log;
  /** Ms since the epoch; the source's Date header when absent. */
  readonly now?: () => Promise<number>;
}

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** One run of a job as its handler wires it: nothing outlives it but the table. Throws what the handler would throw. */
export async function runJob(job: JobName, at: string, environment: JobEnvironment): Promise<RunRecord> {
  const { store, sourceUrl, exchangeUrl, timeoutMs, log = SILENT } = environment;
  const timing = { timeoutMs, maxWaitMs: 20, firstPauseMs: 1 };
  const clock = environment.now ? { now: environment.now } : sourceClock({ ...timing, baseUrl: sourceUrl });
  const gecko = coingecko(geckoOptions(sourceUrl, { ...timing, volumeScope: 'aggregate' }));
  const exchange = { ...timing, baseUrl: exchangeUrl, callsPerMinute: 0 };
  const scheduledAt = Date.parse(at);
  const bucket = job === 'ingest' || job === 'train' ? hourBucket(scheduledAt) : minuteBucket(scheduledAt);
  const common = { store, clock, log, registry: SLICE, params: PARAMS };
  const verbs = {
    ingest: () =>
      ingest({ ...common, quotes: gecko, second: exchangeUrl === '' ? null : exchangeTicker(exchange) }, bucket),
    backfill: () => {
      const deep = exchangeUrl === '' ? null : klines(exchange);
      return backfill({
        ...common,
        chart: gecko,
        klines: deep,
        historyFrom: HISTORY_FROM,
        budgetMs: 60_000,
        memory: {},
      });
    },
    compute: () =>
      compute({ ...common, notify: async () => {}, memory: {}, ...HASHES }, scheduledAt, HISTORY_FROM, clock.now),
    train: () => train(store, PARAMS),
  };
  return recordRun({ job, bucket, scheduledAt, store, clock, log }, verbs[job]);
}
