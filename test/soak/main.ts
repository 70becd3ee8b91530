import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dynamoClient } from '../../functions/adapters/store/dynamoClient.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import type { JobName } from '../../shared/contracts/status.ts';
import { createTable } from '../fixtures/startDynalite.ts';
import { daysAfter, startApp } from './app.ts';
import { PRICES } from './bill.ts';
import { meteredStore } from './meter.ts';
import { type Month, monthRow, printMonths } from './report.ts';

/** `npm run soak`: a year of the app in minutes; memory, table and bill of each month. Simulated market throughout. */
const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '8760' },
    month: { type: 'string', default: '730' },
    'history-from': { type: 'string', default: '2024-01-01' },
    help: { type: 'boolean', default: false },
  },
});
const HELP = `npm run soak -- [--hours 8760] [--month 730] [--history-from 2024-01-01]

Runs the app's jobs on their schedules over a SIMULATED market, hour after hour without waiting, against a DynamoDB on
this machine in a process of its own. Prints, for each month (of so many hours), this process's memory after a garbage collection that keeps no
spare pages, what was written, and the AWS bill at list price (test/soak/prices.json), also scaled to 1,000 and 10,000 tokens.
Memory counts from the end of the first month: the opening, the first weekly refits and the first curation are in it, and
what the process took for them stays. Exit code 1 when it grew by 20 MB or more from there to the end (resident, or alive after
a collection), a run failed, or a month costs $1 or more.
`;
const START = '2025-01-01';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Minute past the hour of each run, as the schedules of the template have it. */
const SLOTS: readonly (readonly [minute: number, job: JobName])[] = [
  ...Array.from({ length: 12 }, (_, n): [number, JobName] => [5 * n, 'backfill']),
  [2, 'ingest'] as [number, JobName],
  [5, 'train'] as [number, JobName],
  ...[10, 25, 40, 55].map((minute): [number, JobName] => [minute, 'compute']),
];
/** Runs of one minute go on at once, as in AWS: each is a function of its own. */
const MINUTES = [...Map.groupBy(SLOTS, ([minute]) => minute)].sort(([a], [b]) => a - b);
const TABLE = 'soak';
/** The collection V8 makes before it runs out of memory: the pages it keeps for its own speed go back too, and what stays is in use. */
const GIVING_BACK = { type: 'major', execution: 'sync', flavor: 'last-resort' };
const print = (line: string) => process.stdout.write(`${line}\n`);

/** Resident memory of another process; undefined where the system does not tell it in /proc. */
function residentMbOf(pid: number | undefined): number | undefined {
  try {
    const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1e3;
  } catch {
    return undefined;
  }
}

async function main(): Promise<boolean> {
  const started = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-soak-'));
  const child = fileURLToPath(new URL('../chaos/dynaliteChild.ts', import.meta.url));
  const table = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const clean = () => {
    table.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', clean);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const [port] = await once(table.stdout, 'data');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = dynamoClient(
    { endpoint: `http://127.0.0.1:${Number(port)}`, region: 'us-east-1', credentials },
    60_000,
  );
  await createTable(client, TABLE);

  const [hours, hoursAMonth] = [Number(values.hours), Number(values.month)];
  let now = Date.parse(`${START}T00:30:00Z`);
  let logBytes = 0;
  const write = (message: string, fields = {}) => {
    logBytes += message.length + JSON.stringify(fields).length + LOG_FRAME_BYTES;
  };
  const meter = meteredStore(dynamoStore({ tableName: TABLE, client, now: () => now }));
  const log = { info: write, warn: write, error: write };
  const settings = { store: meter.store, historyFrom: values['history-from'], log };
  const app = await startApp({ ...settings, endDay: daysAfter(START, Math.ceil(hours / 24)) });
  for (const job of ['backfill', 'backfill', 'compute'] as const) await app.run(job, now);
  print(
    `history filled and record opened in ${seconds(started)} s; SIMULATED market, prices of AWS as of ${PRICES.asOf}, ${PRICES.region}`,
  );

  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: Record<string, string>) => void;
  meter.take();
  logBytes = 0;
  const months: Month[] = [];
  let durations = zeroDurations();
  let failures = 0;
  for (let hour = 1; hour <= hours; hour++) {
    for (const [minute, slots] of MINUTES) {
      now = Date.parse(`${START}T00:00:00Z`) + hour * HOUR_MS + minute * MINUTE_MS;
      const runOne = async ([, job]: (typeof slots)[number]) => {
        const begun = performance.now();
        await app.run(job, now);
        durations[job].ms += performance.now() - begun;
        durations[job].runs++;
      };
      for (const outcome of await Promise.allSettled(slots.map(runOne))) {
        if (outcome.status === 'fulfilled') continue;
        failures++;
        print(`a run of hour ${hour} failed: ${outcome.reason}`);
      }
    }
    if (hour % hoursAMonth !== 0 && hour !== hours) continue;
    collect(GIVING_BACK);
    const { rss, heapUsed } = process.memoryUsage();
    const measured = { counted: meter.take(), durations, logBytes, residentMb: rss / 1e6, liveMb: heapUsed / 1e6 };
    months.push(monthRow(months, hour % hoursAMonth || hoursAMonth, measured));
    const ofTable = residentMbOf(table.pid);
    const beside = ofTable === undefined ? '' : `, ${ofTable.toFixed(0)} MB that of the table`;
    print(`month ${months.length} after ${seconds(started)} s: ${measured.residentMb.toFixed(0)} MB resident${beside}`);
    durations = zeroDurations();
    logBytes = 0;
  }
  return printMonths(months, failures, print);
}

/** What CloudWatch adds to a line, and Lambda's own START, END and REPORT. */
const LOG_FRAME_BYTES = 500;
const zeroDurations = () => {
  const zero = () => ({ ms: 0, runs: 0 });
  return { ingest: zero(), backfill: zero(), compute: zero(), train: zero() };
};
const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(0);

if (values.help) print(HELP);
else process.exit((await main()) ? 0 : 1);
