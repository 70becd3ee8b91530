import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../shared/stats/median.ts';
import { SlidingMedian } from '../../../shared/stats/slidingMedian.ts';

const value = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: 0, max: 1e9, noNaN: true }) },
  // Ties and gaps.
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 3) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY) },
);

describe('SlidingMedian', () => {
  it('has the bits of the median of each window it slides over', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), fc.integer({ min: 1, max: 31 }), (values, bars) => {
        const sliding = new SlidingMedian(bars);
        for (let end = 1; end <= values.length; end++) {
          const begin = Math.max(0, end - bars);
          expect(sliding.of(values, begin, end)).toBe(median(values, begin, end));
        }
      }),
      { seed: 11 },
    );
  });

  it('gives those of neighbouring windows at once, and of longer ones that end with them', () => {
    const finite = fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(1, 2, 3));
    const series = fc.array(finite, { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 3 }), (numbers, bars, more) => {
        const values = Float64Array.from(numbers);
        const into = new Float64Array(2 * 40);
        new SlidingMedian(bars).over(values, 40, 40, bars, bars + more, into);
        for (let i = 0; i < 40; i++) {
          expect(into[2 * i]).toBe(median(values, 40 + i - bars, 40 + i));
          expect(into[2 * i + 1]).toBe(median(values, 40 + i - bars - more, 40 + i));
        }
      }),
      { seed: 13 },
    );
  });

  it('starts anew for windows that lie behind, apart or in another array', () => {
    const windows = fc.array(fc.tuple(fc.nat(40), fc.nat(20), fc.boolean()), { maxLength: 30 });
    const series = fc.array(value, { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(series, series, windows, (one, other, asked) => {
        const sliding = new SlidingMedian(20);
        for (const [begin, length, isOther] of asked) {
          const values = isOther ? other : one;
          expect(sliding.of(values, begin, begin + length)).toBe(median(values, begin, begin + length));
        }
      }),
      { seed: 12 },
    );
  });
});
