import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '../../../shared/market/simulated/assumptions.ts';
import { narrativeFactors } from '../../../shared/market/simulated/narrativeFactors.ts';
import { randomOf } from '../../../shared/market/simulated/random.ts';

const NAMES = Array.from({ length: 18 }, (_, index) => `narrative-${index}`);

describe('narratives in turn', () => {
  const factors = [...narrativeFactors('seed', NAMES, 1500).values()];

  it('lets each lead at least once in two years, for 3 to 8 weeks at a time', () => {
    for (const { heat } of factors) {
      const spells = heat
        .join('')
        .split(/0+/)
        .map((run) => run.length)
        .filter((length) => length > 0);
      expect(heat.subarray(0, 730).includes(1)).toBe(true);
      // The last spell may be cut by the end of the simulation; two decks may deal one narrative twice in a row.
      for (const length of spells.slice(0, -1)) {
        expect(length).toBeGreaterThanOrEqual(ASSUMPTIONS.narrative.spellDays.min);
        expect(length).toBeLessThanOrEqual(2 * ASSUMPTIONS.narrative.spellDays.max);
      }
    }
  });

  it('has a few leaders at a time, never all', () => {
    for (let day = 60; day < 1500; day++) {
      const leaders = factors.filter(({ heat }) => heat[day] === 1).length;
      expect(leaders).toBeGreaterThanOrEqual(1);
      expect(leaders).toBeLessThanOrEqual(5);
    }
  });
});

describe('the seeded stream', () => {
  it('repeats itself for a seed and is another one for a neighbouring seed', () => {
    const draw = (seed: string) => Array.from({ length: 5 }, randomOf(seed).uniform);
    expect(draw('a/1')).toEqual(draw('a/1'));
    expect(draw('a/1').some((value) => draw('a/2').includes(value))).toBe(false);
  });

  it('has the moments of its distributions', () => {
    const random = randomOf('moments');
    const moments = (draw: () => number) => {
      const values = Array.from({ length: 40_000 }, draw);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
    };
    const [even, normal, fat] = [random.uniform, random.normal, random.studentT4].map(moments);
    expect(even?.mean).toBeCloseTo(0.5, 2);
    expect(even?.variance).toBeCloseTo(1 / 12, 2);
    expect(normal?.mean).toBeCloseTo(0, 1);
    expect(normal?.variance).toBeCloseTo(1, 1);
    // t4 has no fourth moment: its sample variance converges slowly.
    expect(Math.abs((fat?.variance as number) - 1)).toBeLessThan(0.15);
  });
});
