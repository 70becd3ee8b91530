import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from '../../../shared/stats/mean.ts';
import { median } from '../../../shared/stats/median.ts';
import { populationSd } from '../../../shared/stats/populationSd.ts';
import { sampleSd } from '../../../shared/stats/sampleSd.ts';

const VALUES = [2, 4, 4, 4, 5, 5, 7, 9];

describe('moments', () => {
  it('follow their definitions', () => {
    expect(mean(VALUES)).toBe(5);
    expect(populationSd(VALUES)).toBe(2);
    expect(sampleSd(VALUES)).toBeCloseTo(Math.sqrt(32 / 7), 15);
  });

  it('read a window without copying it', () => {
    expect(mean(VALUES, 2, 4)).toBe(4);
    expect(sampleSd(VALUES, 6, 8)).toBeCloseTo(Math.SQRT2, 15);
    expect(median(VALUES, 4, 8)).toBe(6);
  });

  it('are NaN where they are not defined', () => {
    expect([mean([]), sampleSd([1]), populationSd([]), mean([1, NaN])]).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('do not lose a small spread on a large level', () => {
    expect(populationSd([1e9, 1e9 + 1, 1e9 + 2])).toBeCloseTo(Math.sqrt(2 / 3), 12);
  });
});

describe('the median', () => {
  it('skips what is not finite and is undefined without a value', () => {
    expect(median([3, NaN, 1, Infinity])).toBe(2);
    expect(median([NaN])).toBeUndefined();
    expect(median([])).toBeUndefined();
  });

  it('is the middle of the sorted values at any length', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 200 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const [low, high] = [sorted[(values.length - 1) >> 1], sorted[values.length >> 1]] as [number, number];
        expect(median(values)).toBe((low + high) / 2);
      }),
      { seed: 3 },
    );
  });

  it('of values in order, in reverse, all the same, rising and falling, or too many to be kept', () => {
    const values = (length: number, at: (i: number) => number) => Array.from({ length }, (_, i) => at(i));
    expect(median(values(501, (i) => i))).toBe(250);
    expect(median(values(500, (i) => -i))).toBe(-249.5);
    expect(median(values(500, () => 7))).toBe(7);
    expect(median(values(500, (i) => Math.min(i, 499 - i)))).toBe(124.5);
    expect(median(values(5000, (i) => (i * 7) % 5000))).toBe(2499.5);
  });
});
