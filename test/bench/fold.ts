import { fileURLToPath } from 'node:url';
import { hasRealMarket } from '../fixtures/realMarket.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import type { FoldRequest, FoldTimes } from './foldTimes.ts';
import { medianOf } from './medianOf.ts';
import { foldPeer } from './peer/foldPeer.ts';
import { runNode } from './runNode.ts';

const ENTRY = fileURLToPath(new URL('./foldTimes.ts', import.meta.url));
const RUNS = 5;
const WARM_UPS = 3;
const WARM_LIMIT_MS = 250;
const COLD_LIMIT_MS = 500;
const MEMORY_LIMIT_MB = 1500;
const MEGABYTE = 1e6;
const YEAR = 365;

/** What the product's number is about. */
const PROMISED = { tokens: 150, days: 1500, narratives: 12 };
/** Tokens and years of the growth table; the first is the unit the others are told in. */
const GROWTH = [
  [150, 4],
  [600, 4],
  [2400, 4],
  [150, 2],
  [150, 1],
] as const;
const LARGEST = { tokens: 10_000, days: 5 * YEAR };

/**
 * The engine over history. Counted: quality of liquidity, indices, features and their rankings, grades, signals, rotation with
 * its explanations; heat is off, as in a back-test. "With training" adds the weekly refits, and skill in grades and signals.
 */
export const fold: Benchmark = {
  name: 'fold',
  title: 'indices, features, grades, signals and rotation of every close, heat off',
  async run(say) {
    const figures = [...(await promised(say))];
    if (hasRealMarket()) figures.push(...(await recorded(say)));
    else say('SKIPPED: the recorded market is not beside this checkout');
    return [...figures, ...(await growth(say)), await memory(say)];
  },
};

async function promised(say: (line: string) => void): Promise<Figure[]> {
  const request = { market: 'synthetic', ...PROMISED } as const;
  const warm = await timesOf({ ...request, training: false, runs: WARM_UPS + RUNS });
  const trained = await timesOf({ ...request, training: true, runs: RUNS });
  const cold = [warm.ms[0] as number];
  while (cold.length < RUNS) cold.push((await timesOf({ ...request, training: false, runs: 1 })).ms[0] as number);
  say(
    `simulated market: ${warm.tokens} tokens (${warm.eligible} eligible) x ${warm.days} days x ${warm.narratives} narratives`,
  );
  say('warm: in a process that folded before, another panel each time; cold: the first fold of a process');
  const figures: readonly Figure[] = [
    { ...warmFigure('without training, warm', warm), limit: { below: WARM_LIMIT_MS } },
    { what: 'without training, cold', value: medianOf(cold), unit: 'ms', runs: RUNS, limit: { below: COLD_LIMIT_MS } },
    { what: 'with training', value: medianOf(trained.ms), unit: 'ms', runs: RUNS },
  ];
  const engine = { warm: warmFigure('', warm).value, cold: medianOf(cold) };
  const limits = { warm: WARM_LIMIT_MS, cold: COLD_LIMIT_MS };
  return [...figures, ...(await foldPeer(PROMISED, { ...engine, limits }, RUNS, say))];
}

async function recorded(say: (line: string) => void): Promise<Figure[]> {
  const times = await timesOf({ market: 'recorded', ...PROMISED, training: false, runs: WARM_UPS + RUNS });
  say(`recorded market: ${times.tokens} tokens with prices x ${times.days} days x ${times.narratives} narratives`);
  return [warmFigure('recorded, without training, warm', times)];
}

/** Time against tokens and days, as multiples of the first line: how close to linear it is. */
async function growth(say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  let unit: number | undefined;
  for (const [tokens, years] of GROWTH) {
    const days = Math.round(years * YEAR);
    const request = { market: 'synthetic', tokens, days, narratives: PROMISED.narratives, training: false } as const;
    const times = await timesOf({ ...request, runs: 3 });
    const value = medianOf(times.ms);
    unit ??= value;
    say(
      `${tokens} tokens x ${years} years (${times.eligible.toFixed(0)} eligible): ${(value / unit).toFixed(2)} of the first`,
    );
    figures.push({ what: `${tokens} tokens, ${years} years`, value, unit: 'ms', runs: 3 });
  }
  return figures;
}

async function memory(say: (line: string) => void): Promise<Figure> {
  const request = { market: 'synthetic', ...LARGEST, narratives: PROMISED.narratives, training: false } as const;
  const { peakBytes, eligible, ms } = await timesOf({ ...request, runs: 1 });
  say(
    `${LARGEST.tokens} tokens x ${LARGEST.days} days (${eligible.toFixed(0)} eligible) in ${((ms[0] ?? 0) / 1000).toFixed(1)} s`,
  );
  const limit = { below: MEMORY_LIMIT_MB };
  return {
    what: `peak memory, ${LARGEST.tokens} tokens, 5 years`,
    value: peakBytes / MEGABYTE,
    unit: 'MB',
    limit,
    runs: 1,
  };
}

function warmFigure(what: string, { ms }: FoldTimes): Figure {
  return { what, value: medianOf(ms.slice(WARM_UPS)), unit: 'ms', runs: RUNS };
}

async function timesOf(request: FoldRequest): Promise<FoldTimes> {
  return JSON.parse((await runNode([ENTRY, JSON.stringify(request)])).stdout) as FoldTimes;
}
