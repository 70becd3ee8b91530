import { fileURLToPath } from 'node:url';
import { putProgress } from '../../functions/adapters/records/backfillRecords.ts';
import { putNextDayBars } from '../../functions/adapters/records/dayBars.ts';
import type { BarRow, HourPanel } from '../../functions/adapters/records/formats.ts';
import { putHourPanel } from '../../functions/adapters/records/hourPanels.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { pipelineModel } from '../../infra/local/pipelineModel.ts';
import { synthesize } from '../../infra/local/synth.ts';
import { openTable } from '../../infra/local/table.ts';
import type { EpochDay } from '../../shared/market/day.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import type { HourlyScaleRequest, HourlyScaleRun } from './hourlyScaleRun.ts';
import { medianOf } from './medianOf.ts';
import { runNode } from './runNode.ts';
import { type SyntheticMarket, syntheticMarket } from './syntheticMarket.ts';
import { inTemporaryFolder, ROOT } from './workspace.ts';

const ENTRY = fileURLToPath(new URL('./hourlyScaleRun.ts', import.meta.url));
const TOKENS = 10_000;
const HISTORY_DAYS = 200;
const RUNS = 3;
const LIMIT_S = 20;
const LIMIT_MB = 1500;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SECOND = 1000;

/** The hourly job far beyond the shipped registry: the functions' own code over a synthetic one, store reads included. */
export const hourlyScale: Benchmark = {
  name: 'hourly-scale',
  title: `one cold compute over ${TOKENS} tokens, from process start to its end, store reads included`,
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      const pipeline = pipelineModel(await synthesize(ROOT, say));
      const table = await openTable(pipeline.table, folder);
      try {
        const { TableName } = pipeline.table;
        const market = syntheticMarket(TOKENS, HISTORY_DAYS + RUNS + 1);
        const opening = market.panel.firstDay + HISTORY_DAYS;
        let now = closing(opening);
        const store = dynamoStore({ tableName: TableName, client: table.client, now: () => now });
        const compute = async (at: number, closes: number): Promise<HourlyScaleRun> => {
          now = at;
          const request: HourlyScaleRequest = { tokens: TOKENS, endpoint: table.endpoint, table: TableName, at };
          const run = JSON.parse((await runNode([ENTRY, JSON.stringify(request)])).stdout) as HourlyScaleRun;
          if (run.published === 1 && run.closes === closes) return run;
          throw new Error(`compute was to advance ${closes} closes and publish: ${JSON.stringify(run)}`);
        };
        for (let day = market.panel.firstDay; day <= opening; day++) await putDay(store, market, day);
        await putFinished(store, opening);
        await putHour(store, market, opening, closing(opening));
        const opened = await compute(closing(opening), 0);
        say(
          `opening over ${HISTORY_DAYS} days: ${(opened.ms / SECOND).toFixed(1)} s, ${opened.peakRssMb.toFixed(0)} MB`,
        );

        const newClose: HourlyScaleRun[] = [];
        const sameClose: HourlyScaleRun[] = [];
        for (let day = opening + 1; day <= opening + RUNS; day++) {
          await putDay(store, market, day);
          for (const at of [closing(day), closing(day) + HOUR_MS]) await putHour(store, market, day, at);
          newClose.push(await compute(closing(day), 1));
          sameClose.push(await compute(closing(day) + HOUR_MS, 0));
        }
        return [...figures('no new close', sameClose), ...figures('a new close', newClose)];
      } finally {
        await table.close();
      }
    }),
};

/** The instant a bar closes, which is the scheduled time of the run that advances it. */
const closing = (day: EpochDay): number => (day + 1) * DAY_MS;

async function putDay(store: TableStore, { panel }: SyntheticMarket, day: EpochDay): Promise<void> {
  const row = day - panel.firstDay;
  const rows = panel.tokens.map((token, i): BarRow => {
    const cell = i * panel.days + row;
    const [close, volume, supply] = [panel.close[cell], panel.venueVolume[cell], panel.supply[cell]] as number[];
    return [token, close as number, volume as number, null, supply as number, 'simulated', 'accepted'];
  });
  await putNextDayBars(store, day, undefined, rows);
}

/** Every token at its close of the day, as if quoted in the hour that begins at `at`. */
async function putHour(store: TableStore, { panel }: SyntheticMarket, day: EpochDay, at: number): Promise<void> {
  const observedAt = new Date(at + 2 * 60_000).toISOString();
  const rows = panel.tokens.map((token, i): HourPanel['rows'][number] => {
    const cell = i * panel.days + day - panel.firstDay;
    const [close, volume, supply] = [panel.close[cell], panel.venueVolume[cell], panel.supply[cell]] as number[];
    return [token, close as number, volume as number, supply as number, 'accepted', null];
  });
  const facts = { source: 'simulated', volumeScope: 'venue', simulated: true, observedAt, rows } as const;
  await putHourPanel(store, { bucket: observedAt.slice(0, 13), ...facts });
}

async function putFinished(store: TableStore, through: EpochDay): Promise<void> {
  const at = new Date(closing(through)).toISOString();
  await putProgress(store, {
    phase: 'done',
    tokensDone: TOKENS,
    tokensFailed: 0,
    tokensPending: 0,
    tokensTotal: TOKENS,
    assembledTokens: TOKENS,
    repairedThrough: through,
    startedAt: at,
    updatedAt: at,
    detail: 'all tokens filled',
  });
}

function figures(what: string, runs: readonly HourlyScaleRun[]): Figure[] {
  const of = (value: (run: HourlyScaleRun) => number) => ({ value: medianOf(runs.map(value)), runs: runs.length });
  return [
    { what: `${what}, time`, ...of(({ ms }) => ms / SECOND), unit: 's', limit: { below: LIMIT_S } },
    { what: `${what}, of it processor time`, ...of(({ processorMs }) => processorMs / SECOND), unit: 's' },
    { what: `${what}, peak memory`, ...of(({ peakRssMb }) => peakRssMb), unit: 'MB', limit: { below: LIMIT_MB } },
  ];
}
