import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sidesOfMean } from '../../../shared/stats/windows/sidesOfMean.ts';

const BARS = 20;
const ROWS = 32;

/** Thousandths, so that sums are whole numbers of them and nothing is rounded. */
const exactSide = (thousandths: readonly number[]): number => {
  const distance = thousandths.reduce((sum, value) => sum + ((thousandths.at(-1) as number) - value), 0);
  return distance === 0 ? Number.NaN : Number(distance > 0);
};

it('tells the side of every window that is not on its mean, prices that fall a billion times included', () => {
  const steady = fc.array(fc.integer({ min: 900, max: 1100 }), { minLength: BARS + ROWS, maxLength: BARS + ROWS });
  const wild = fc.array(fc.oneof(fc.constant(7), fc.integer({ min: 1, max: 9_000_000_000 })), {
    minLength: BARS + ROWS,
    maxLength: BARS + ROWS,
  });
  fc.assert(
    fc.property(fc.oneof(steady, wild), fc.integer({ min: 0, max: ROWS }), (thousandths, count) => {
      const sides = new Float64Array(count);
      sidesOfMean(Float64Array.from(thousandths), BARS, count, BARS, sides);
      const expected = Array.from({ length: count }, (_, i) => exactSide(thousandths.slice(i, i + BARS)));
      // Where the sums of the block were far larger than the window's, it may leave a close one to its caller.
      sides.forEach((side, i) => {
        if (!Number.isNaN(side)) expect(side).toBe(expected[i]);
      });
      if (Math.max(...thousandths) < 2000) expect([...sides]).toEqual(expected);
    }),
    { seed: 45, numRuns: 200 },
  );
});

it('tells the side of the mean of the last values too', () => {
  const short = 7;
  const prices = fc.array(fc.integer({ min: 900, max: 1100 }), { minLength: BARS + ROWS, maxLength: BARS + ROWS });
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  fc.assert(
    fc.property(prices, (thousandths) => {
      const sides = new Float64Array(ROWS);
      sidesOfMean(Float64Array.from(thousandths), BARS, ROWS, BARS, sides, short);
      const expected = Array.from(sides, (_, i) => {
        const window = thousandths.slice(i, i + BARS);
        const distance = BARS * total(window.slice(-short)) - short * total(window);
        return distance === 0 ? Number.NaN : Number(distance > 0);
      });
      expect([...sides]).toEqual(expected);
    }),
    { seed: 46 },
  );
});

it('is sure of no window of a flat price, whatever the rounding of its sums', () => {
  const sides = new Float64Array(ROWS);
  sidesOfMean(new Float64Array(BARS + ROWS).fill(0.1), BARS, ROWS, BARS, sides);
  expect([...sides]).toEqual(new Array(ROWS).fill(Number.NaN));
});
