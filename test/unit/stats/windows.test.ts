import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowDistances } from '../../../shared/stats/windows/windowDistances.ts';
import { windowMaxima } from '../../../shared/stats/windows/windowMaxima.ts';
import { windowRegressions } from '../../../shared/stats/windows/windowRegressions.ts';
import { windowSquares } from '../../../shared/stats/windows/windowSquares.ts';
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

  it('squared deviations', () => {
    fc.assert(
      fc.property(series, series, shape.bars, shape.count, (values, centres, bars, count) => {
        const into = new Float64Array(count);
        windowSquares(values, 50, count, bars, centres, into);
        let row = 0;
        const alone = (window: Float64Array) => {
          const centre = centres[row++] as number;
          return sumOf(window, (v) => (v - centre) * (v - centre));
        };
        expect(into).toEqual(eachWindow(values, 50, count, bars, alone));
      }),
      { seed: 22 },
    );
  });

  it('regressions', () => {
    fc.assert(
      fc.property(series, series, fc.integer({ min: 3, max: 40 }), shape.count, (y, x, bars, count) => {
        const [yMeans, xMeans, xSquares] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
        windowSums(y, 45, count, bars, yMeans);
        windowSums(x, 50, count, bars, xMeans);
        for (const means of [yMeans, xMeans]) for (let i = 0; i < count; i++) means[i] = (means[i] as number) / bars;
        windowSquares(x, 50, count, bars, xMeans, xSquares);
        const fits = { slopes: new Float64Array(count), squares: new Float64Array(count) };
        windowRegressions(y, 45, yMeans, x, 50, xMeans, xSquares, count, bars, fits);
        for (let i = 0; i < count; i++) {
          const [my, mx] = [yMeans[i] as number, xMeans[i] as number];
          let products = 0;
          for (let k = 0; k < bars; k++) {
            products += ((x[50 + i - bars + k] as number) - mx) * ((y[45 + i - bars + k] as number) - my);
          }
          const slope = products / (xSquares[i] as number);
          let squares = 0;
          for (let k = 0; k < bars; k++) {
            const dx = (x[50 + i - bars + k] as number) - mx;
            squares += ((y[45 + i - bars + k] as number) - my - slope * dx) ** 2;
          }
          expect(fits.slopes[i]).toBe(slope);
          expect(fits.squares[i]).toBe(squares);
        }
      }),
      { seed: 23, numRuns: 60 },
    );
  });
});
