import { fileURLToPath } from 'node:url';
import { hasRealMarket } from '../fixtures/realMarket.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import type { FoldTimes, MarketName } from './foldTimes.ts';
import { medianOf } from './medianOf.ts';
import { runNode } from './runNode.ts';

const ENTRY = fileURLToPath(new URL('./foldTimes.ts', import.meta.url));
const RUNS = 5;
const WARM_UPS = 2;

/** The whole engine over history: what the opening of the record and every back-test cost. */
export const fold: Benchmark = {
  name: 'fold',
  title: 'indices, features, grades, signals and rotation of every close of 1,500 days',
  async run(say) {
    const figures = [...(await measure('simulated', say))];
    if (hasRealMarket()) figures.push(...(await measure('recorded', say)));
    else say('SKIPPED: the recorded market is not beside this checkout');
    return figures;
  },
};

async function measure(market: MarketName, say: (line: string) => void): Promise<Figure[]> {
  const times = async (runs: number) => JSON.parse((await runNode([ENTRY, market, String(runs)])).stdout) as FoldTimes;
  const warm = await times(WARM_UPS + RUNS);
  const cold = [warm.ms[0] as number];
  while (cold.length < RUNS) cold.push((await times(1)).ms[0] as number);
  say(`${market} market: ${warm.tokens} tokens with prices x ${warm.days} days x ${warm.narratives} narratives`);
  return [
    { what: `${market}, warm`, value: medianOf(warm.ms.slice(WARM_UPS)), unit: 'ms', runs: RUNS },
    { what: `${market}, cold`, value: medianOf(cold), unit: 'ms', runs: RUNS },
  ];
}
