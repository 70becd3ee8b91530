import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { labelledDate } from '../../shared/model/labelledDate.ts';
import { type LabelledDate, logistic } from '../../shared/model/logistic.ts';
import { normal, uniform } from '../unit/model/randomDates.ts';

/** The walk-forward: refits a week apart, each on a window of so many dates and tokens. */
const WALK = { refits: 40, dates: 730, tokens: 62, width: 12 };
/** One refit of a large market, from features and labels alone. */
const REFIT = { refits: 1, dates: 730, tokens: 151, width: 24 };
const STEP_DATES = 7;

/** What a process that trains `runs` times tells its parent. */
export type TrainingTimes = Readonly<Record<'walk' | 'refit', Timed>>;

interface Timed {
  readonly refits: number;
  /** Of one window. */
  readonly rows: number;
  readonly width: number;
  readonly ms: readonly number[];
}

interface Section {
  readonly x: Float64Array;
  readonly y: Uint8Array;
}

/** Normal features whose labels hold as little of them as returns do. */
function sections({ refits, dates, tokens, width }: typeof WALK): Section[] {
  const [draw, chance] = [normal(7), uniform(8)];
  return Array.from({ length: dates + (refits - 1) * STEP_DATES }, () => {
    const x = Float64Array.from({ length: tokens * width }, draw);
    const y = Uint8Array.from({ length: tokens }, (_, row) =>
      chance() < 0.5 + 0.03 * Math.tanh((x[row * width] as number) - (x[row * width + 1] as number)) ? 1 : 0,
    );
    return { x, y };
  });
}

/** As the fold does: each date is made ready once, when its labels are known, and each refit starts at zero. */
function train(all: readonly Section[], { refits, dates, width }: typeof WALK): number {
  const started = performance.now();
  const ready: LabelledDate[] = all.map(({ x, y }) => labelledDate(x, y));
  for (let refit = 0; refit < refits; refit++) {
    const window = ready.slice(refit * STEP_DATES, refit * STEP_DATES + dates);
    const { maxGradient } = logistic(window, width, PARAMETERS.model.logistic);
    if (!(maxGradient < PARAMETERS.model.logistic.tolerance)) throw new Error(`refit ${refit} did not converge`);
  }
  return performance.now() - started;
}

function trainingTimes(runs: number): TrainingTimes {
  return { walk: timed(WALK, runs), refit: timed(REFIT, runs) };
}

function timed(size: typeof WALK, runs: number): Timed {
  const all = sections(size);
  const ms = Array.from({ length: runs }, () => train(all, size));
  return { refits: size.refits, rows: size.dates * size.tokens, width: size.width, ms };
}

// Entry of a process of its own: the number of runs.
process.stdout.write(JSON.stringify(trainingTimes(Number(process.argv[2]))));
