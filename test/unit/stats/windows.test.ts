import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowDistances } from '../../../shared/stats/windows/windowDistances.ts';
import { windowMaxima } from '../../../shared/stats/windows/windowMaxima.ts';
import { windowSums } from '../../../shared/stats/windows/windowSums.ts';

const series = fc.float64Array({ minLength: 80, maxLength: 80, min: -1e3, max: 1e3, noNaN: true });
/** Windows of every length, and every remainder of the four that run side by side. */
const shape = { bars: fc.integer({ min: 1, max: 40 }), count: fc.integer({ min: 1, max: 20 }) };

/** What a loop over the window alone gives, in the order the methodology asks for. */
function eachWindow(
  values: Float64Array,
  end: number,
  count: number,
  bars: number,
  of: (window: Float64Array) => number,
) {
  return Float64Array.from({ length: count }, (_, i) => of(values.subarray(end + i - bars, end + i)));
}
const sumOf = (window: Float64Array, term: (value: number) => number) => window.reduce((sum, v) => sum + term(v), 0);

describe('windows side by side have the bits of each window alone', () => {
  it.each([
    ['sums', windowSums, (window: Float64Array) => sumOf(window, (v) => v)],
    ['maxima', windowMaxima, (window: Float64Array) => Math.max(...window)],
    [
      'distances from the last value',
      windowDistances,
      (window: Float64Array) => sumOf(window, (v) => (window.at(-1) as number) - v),
    ],
  ] as const)('%s', (_, kernel, alone) => {
    fc.assert(
      fc.property(series, shape.bars, shape.count, (values, bars, count) => {
        const into = new Float64Array(count);
        kernel(values, 50, count, bars, into);
        expect(into).toEqual(eachWindow(values, 50, count, bars, alone));
      }),
      { seed: 21 },
    );
  });
});
