import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ols } from '../../../shared/stats/ols.ts';

describe('ols', () => {
  it('fits the textbook line', () => {
    // Anscombe's first data set (1973): intercept 3.00009, slope .500091, residual sd 1.236603.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const fit = ols(y, [x], 2);
    expect(fit?.intercept).toBeCloseTo(3.0000909, 6);
    expect(fit?.coefficients[0]).toBeCloseTo(0.5000909, 6);
    expect(fit?.residualSd).toBeCloseTo(1.236603, 5);
  });

  it('recovers a plane exactly and leaves residuals orthogonal to the regressors', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), fc.integer()), {
          minLength: 8,
          maxLength: 40,
        }),
        (rows) => {
          const a = rows.map((row) => row[0]);
          const b = rows.map((row) => row[1]);
          const noise = rows.map((row) => (row[2] % 7) / 10);
          const y = rows.map((_, i) => 2 + 3 * (a[i] as number) - 0.5 * (b[i] as number) + (noise[i] as number));
          const fit = ols(y, [a, b], 3);
          fc.pre(fit !== undefined);
          for (const column of [a, b, a.map(() => 1)]) {
            expect(column.reduce((sum, v, i) => sum + v * (fit.residuals[i] as number), 0)).toBeCloseTo(0, 7);
          }
        },
      ),
      { seed: 4 },
    );
  });

  it('skips rows with a missing value', () => {
    const fit = ols([1, 3, NaN, 7, 9], [[0, 1, 2, 3, 4]], 2);
    expect(fit?.coefficients[0]).toBeCloseTo(2, 12);
    expect(fit?.rowsUsed).toBe(4);
    expect(fit?.residuals[2]).toBeNaN();
  });

  it('has no answer for constant or collinear regressors, or without a degree of freedom', () => {
    const x = [1, 2, 3, 4, 5];
    expect(ols([1, 2, 1, 2, 1], [[0.1, 0.1, 0.1, 0.1, 0.1]], 2)).toBeUndefined();
    expect(ols([1, 2, 1, 2, 1], [x, x.map((v) => 3 * v + 1)], 3)).toBeUndefined();
    expect(ols([1, 2], [[1, 2]], 2)).toBeUndefined();
  });
});
