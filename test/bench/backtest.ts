import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasRealMarket } from '../fixtures/realMarket.ts';
import type { BacktestTimes } from './backtestTimes.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { medianOf } from './medianOf.ts';
import { runNode } from './runNode.ts';
import { inTemporaryFolder, ROOT } from './workspace.ts';

const ENTRY = fileURLToPath(new URL('./backtestTimes.ts', import.meta.url));
const RUNS = 5;
const LIMIT_S = 15;
const MEMORY_LIMIT_MB = 1500;
const YEAR = 365;
const MEGABYTE = 1e6;
const SECOND = 1000;

/** Tokens and years of the growth table; the first is the unit the others are told in. */
const GROWTH = [
  [150, 4],
  [600, 4],
  [2400, 4],
  [150, 1.5],
  [150, 2.5],
] as const;
const LARGEST = [10_000, 5] as const;

/** A whole back-test: fold with training, all trials, bootstrap, offsets, capacity and random rotations. */
export const backtest: Benchmark = {
  name: 'backtest',
  title: 'a back-test with its intervals and 1,000 random rotations',
  async run(say) {
    const figures = hasRealMarket() ? [await recorded(say)] : [];
    if (figures.length === 0) say('SKIPPED: the recorded market is not beside this checkout');
    const [first, ...others] = await grown(say);
    return [...figures, ...(first === undefined ? [] : [first]), ...others, await memory(say)];
  },
};

/** The command on the recorded market, 2021 to 2024, reading and writing included. */
async function recorded(say: (line: string) => void): Promise<Figure> {
  const market = path.resolve(ROOT, '../shared/market');
  const seconds: number[] = [];
  await inTemporaryFolder(async (folder) => {
    const options = ['--prices', `${market}/daily.csv.gz`, '--supply', `${market}/supply.csv.gz`];
    const period = ['--from', '2021-01-01', '--to', '2024-12-31', '--out', folder];
    while (seconds.length < RUNS) {
      const { ms } = await runNode([path.join(ROOT, 'infra/local/backtest.ts'), ...options, ...period]);
      seconds.push(ms / SECOND);
    }
  });
  say(
    `recorded market: the command, 4 years, about 200 tokens: ${seconds.map((value) => value.toFixed(1)).join(', ')} s`,
  );
  return { what: 'recorded, 4 years', value: medianOf(seconds), unit: 's', limit: { below: LIMIT_S }, runs: RUNS };
}

/** Time against tokens and days, as multiples of the smallest: close to linear, or it says so. */
async function grown(say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  let unit: number | undefined;
  for (const [tokens, years] of GROWTH) {
    const { wholeMs, eligible, closes } = await timesOf(tokens, years);
    unit ??= wholeMs;
    say(
      `simulated: ${tokens} tokens x ${years} years (${eligible.toFixed(0)} eligible, ${closes} closes in the period): ${(wholeMs / unit).toFixed(2)} of the first`,
    );
    figures.push({ what: `${tokens} tokens, ${years} years`, value: wholeMs / SECOND, unit: 's', runs: 1 });
  }
  return figures;
}

async function memory(say: (line: string) => void): Promise<Figure> {
  const [tokens, years] = LARGEST;
  const { peakBytes, eligible, wholeMs } = await timesOf(tokens, years);
  say(
    `simulated: ${tokens} tokens x ${years} years, ${eligible.toFixed(0)} eligible, took ${(wholeMs / SECOND).toFixed(0)} s`,
  );
  const limit = { below: MEMORY_LIMIT_MB };
  return { what: `peak memory, ${tokens} tokens`, value: peakBytes / MEGABYTE, unit: 'MB', limit, runs: 1 };
}

async function timesOf(tokens: number, years: number): Promise<BacktestTimes> {
  const days = String(Math.round(years * YEAR));
  return JSON.parse((await runNode([ENTRY, String(tokens), days])).stdout) as BacktestTimes;
}
