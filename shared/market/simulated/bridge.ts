import { ASSUMPTIONS } from './assumptions.ts';
import { randomOf } from './random.ts';

/**
 * A seeded path from 0 to 0 over one day, at `share` of the day in [0, 1]: the first modes of a Brownian bridge's
 * Karhunen-Loeve expansion, in units of the token's own daily deviation.
 */
export function bridge(seed: string, share: number): number {
  const random = randomOf(seed);
  let sum = 0;
  for (let mode = 1; mode <= ASSUMPTIONS.intraday.modes; mode++) {
    const frequency = mode * Math.PI;
    sum += (random.normal() * Math.SQRT2 * Math.sin(frequency * share)) / frequency;
  }
  return ASSUMPTIONS.intraday.share * sum;
}
