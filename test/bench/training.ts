import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import { medianOf } from './medianOf.ts';
import { runNode } from './runNode.ts';
import type { TrainingTimes } from './trainingTimes.ts';

const ENTRY = fileURLToPath(new URL('./trainingTimes.ts', import.meta.url));
const RUNS = 5;
const WALK_LIMIT_MS = 1200;
const REFIT_LIMIT_MS = 1000;

/** What learning costs: a history of refits when the record opens, and one refit every week after. */
export const training: Benchmark = {
  name: 'training',
  title: 'the logistic model on SIMULATED features, from features and labels to coefficients, gradient below 1e-10',
  async run(say) {
    const { walk, refit } = JSON.parse((await runNode([ENTRY, String(RUNS)])).stdout) as TrainingTimes;
    say(`walk-forward: ${walk.refits} refits a week apart of ${walk.rows} rows x ${walk.width} features`);
    say(`weekly refit: ${refit.rows} rows x ${refit.width} features`);
    const runs = RUNS;
    return [
      { what: 'walk-forward', value: medianOf(walk.ms), unit: 'ms', limit: { below: WALK_LIMIT_MS }, runs },
      { what: 'weekly refit', value: medianOf(refit.ms), unit: 'ms', limit: { below: REFIT_LIMIT_MS }, runs },
    ];
  },
};
