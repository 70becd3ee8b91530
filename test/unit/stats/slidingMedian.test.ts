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

  it('gives those of neighbouring windows at once', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => (i * 37) % 11);
    values[30] = Number.NaN;
    values.fill(Number.NaN, 34, 38);
    const into = new Float64Array(44);
    new SlidingMedian(3).over(values, 3, into.length, 3, into);
    const expected = Array.from(into, (_, i) => median(values, i, i + 3) ?? Number.NaN);
    expect([...into]).toEqual(expected);
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
