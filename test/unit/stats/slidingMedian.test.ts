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

  it('has the bits of the median of a window that begins earlier too, gaps and ties among its values', () => {
    const series = fc.array(value, { maxLength: 80 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 3 }), (values, bars, more) => {
        const sliding = new SlidingMedian(bars);
        for (let end = 1; end <= values.length; end++) {
          const begin = Math.max(0, end - bars);
          const longer = Math.max(0, begin - more);
          sliding.of(values, begin, end);
          expect(sliding.ofLonger(longer)).toBe(median(values, longer, end));
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
