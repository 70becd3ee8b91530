import { labelledDate } from '../../../shared/model/labelledDate.ts';
import type { LabelledDate } from '../../../shared/model/logistic.ts';
import { normalQuantile } from '../../../shared/stats/normalQuantile.ts';
import { sigmoid } from '../../../shared/stats/sigmoid.ts';

/** Uniform numbers in (0, 1) from a seed: the high bits of a linear congruential generator, mixed. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) >>> 0;
    return (mixed + 0.5) / 2 ** 32;
  };
}

/** Standard normal numbers from a seed. */
export function normal(seed: number): () => number {
  const random = uniform(seed);
  return () => normalQuantile(random());
}

/** Dates of normal features whose labels follow `effects` in log-odds; dates differ in size by up to half. */
export function randomDates(count: number, rows: number, effects: readonly number[], seed = 1): LabelledDate[] {
  const [draw, chance] = [normal(seed), uniform(seed + 1)];
  return Array.from({ length: count }, (_, date) => {
    const size = rows + (date % 3) * Math.floor(rows / 4);
    const x = Float64Array.from({ length: size * effects.length }, draw);
    const y = Uint8Array.from({ length: size }, (_unused, row) => {
      const odds = effects.reduce((sum, effect, j) => sum + effect * (x[row * effects.length + j] as number), 0);
      return chance() < sigmoid(odds) ? 1 : 0;
    });
    return labelledDate(x, y);
  });
}
