import type { JobName } from '../../shared/contracts/status.ts';
import { type Bill, billOf } from './bill.ts';
import { type Counted, SCALES } from './meter.ts';

export interface Measured {
  readonly counted: Counted;
  readonly durations: Readonly<Record<JobName, { readonly ms: number; readonly runs: number }>>;
  readonly logBytes: number;
  readonly residentMb: number;
  /** Of it in use after a garbage collection: what a leak grows, also below the ceiling V8 holds. */
  readonly liveMb: number;
}
export interface Month {
  readonly hours: number;
  readonly residentMb: number;
  readonly liveMb: number;
  readonly createdMb: number;
  /** What lives in the table at its end: all that stays, and what has not expired yet. */
  readonly tableMb: number;
  readonly created: Readonly<Record<string, number>>;
  /** One for each of SCALES. */
  readonly bills: readonly Bill[];
}

/** Memory of the functions in GB, as in the pipeline's stack. */
const MEMORY_GB: Readonly<Record<JobName, number>> = { ingest: 0.5, backfill: 1, train: 1.73, compute: 1.73 };
/** Jobs whose work grows with the number of tokens; the others end after a read or two. */
const GROWS: ReadonlySet<JobName> = new Set(['ingest', 'compute']);
/** Months after which what a kind holds has expired (`ttl` of its writer); what is not here stays. */
const MONTHS_KEPT: Readonly<Record<string, number>> = { SNAP: 3, RUN: 3, PANEL: 1.3, HIST: 0.1 };
const MAX_GROWTH_MB = 20;
const MAX_DOLLARS = 1;
const MB = 1e6;

export function monthRow(before: readonly Month[], hours: number, measured: Measured): Month {
  const { counted, durations, logBytes, residentMb, liveMb } = measured;
  const created = counted.createdBytes;
  const tableMb = liveBytes([...before.map((month) => month.created), created]) / MB;
  const runs = Object.values(durations).reduce((sum, one) => sum + one.runs, 0);
  const bills = SCALES.map((scale, index) =>
    billOf({
      writeUnits: counted.writeUnits[index] as number,
      readUnits: counted.readUnits[index] as number,
      invocations: runs,
      gbSeconds: (Object.entries(durations) as [JobName, { ms: number }][]).reduce(
        (sum, [job, { ms }]) => sum + (ms / 1000) * MEMORY_GB[job] * (GROWS.has(job) ? scale : 1),
        0,
      ),
      tableGb: (tableMb * scale) / 1000,
      logBytes,
    }),
  );
  const createdMb = Object.values(created).reduce((sum, bytes) => sum + bytes, 0) / MB;
  return { hours, residentMb, liveMb, createdMb, tableMb, created, bills };
}

function liveBytes(months: readonly Readonly<Record<string, number>>[]): number {
  let bytes = 0;
  for (const [age, created] of [...months].reverse().entries())
    for (const [kind, size] of Object.entries(created))
      bytes += size * Math.min(1, Math.max(0, (MONTHS_KEPT[kind] ?? Number.POSITIVE_INFINITY) - age));
  return bytes;
}

/** Prints the table; false when a limit is broken. */
export function printMonths(months: readonly Month[], failures: number, print: (line: string) => void): boolean {
  print(
    'month  hours  resident MB     live MB  created MB  table MB    table  functions  schedules  logs  readers    total',
  );
  const money = (value: number) => `$${value.toFixed(3)}`;
  for (const [index, { hours, residentMb, liveMb, createdMb, tableMb, bills }] of months.entries()) {
    const { table, functions, schedules, logs, readers, total } = bills[0] as Bill;
    const sizes = [residentMb, liveMb, createdMb, tableMb].map((value) => value.toFixed(1).padStart(10));
    const costs = [table, functions, schedules, logs, readers, total].map((value) => money(value).padStart(8));
    print(`${String(index + 1).padStart(5)} ${String(hours).padStart(6)}  ${sizes.join(' ')}  ${costs.join(' ')}`);
  }
  const last = months.findLast(({ hours }) => hours === months[0]?.hours);
  print(
    `a month of ${last?.hours ?? 0} hours at list price, units rounded up item by item, durations in proportion (scaled, not run):`,
  );
  for (const [index, scale] of SCALES.entries())
    print(`  ${String(200 * scale).padStart(6)} tokens: ${money(last?.bills[index]?.total ?? Number.NaN)}`);
  const growthOf = (of: 'residentMb' | 'liveMb') => (months.at(-1)?.[of] ?? 0) - (months[0]?.[of] ?? 0);
  const growths = [growthOf('residentMb'), growthOf('liveMb')];
  const [resident, live] = growths.map((growth) => `${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB`);
  print(
    `memory after the first month: resident ${resident}, live ${live} (limit ${MAX_GROWTH_MB} each); failed runs: ${failures}`,
  );
  return (
    growths.every((growth) => growth < MAX_GROWTH_MB) &&
    failures === 0 &&
    months.every(({ bills }) => (bills[0]?.total ?? Number.NaN) < MAX_DOLLARS)
  );
}
