import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { FEATURE_COLUMNS } from '../../../shared/grades/featureColumns.ts';
import { rowBeta } from '../../../shared/grades/rowBeta.ts';
import { trailingSd, trailingSdOfSums } from '../../../shared/grades/trailing.ts';
import { FEATURES } from '../../../shared/grades/types.ts';
import { centredSquares } from '../../../shared/stats/centredSquares.ts';
import { ols } from '../../../shared/stats/ols.ts';

const BARS = PARAMETERS.features.bars.beta60;
const noise = fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: BARS, maxLength: BARS });
/** From noise about nothing to a drift that dwarfs it, where sums of squares keep few digits or none. */
const drift = fc.constantFrom(0, 0.01, 1, 100, 1e6);

/** Residual sd and slope of `y` on `x`, as the features take them. */
function fitted(y: readonly number[], x: readonly number[]) {
  const raw = new Float64Array(FEATURES.length);
  rowBeta(Float64Array.from([...x, ...y]), BARS, 2 * BARS, BARS, raw, 0, PARAMETERS);
  return { beta: raw[FEATURE_COLUMNS.beta60] as number, residualSd: raw[FEATURE_COLUMNS.residualSd60] as number };
}

describe('numbers from sums of squares', () => {
  it('a standard deviation is that of two passes to ten digits, whatever the drift', () => {
    fc.assert(
      fc.property(noise, drift, (values, mean) => {
        const moved = values.map((value) => value + mean);
        const exact = trailingSd(moved, BARS, 0.8);
        expect(Math.abs(trailingSdOfSums(moved, BARS, 0.8) - exact)).toBeLessThanOrEqual(1e-10 * exact);
      }),
      { seed: 31 },
    );
  });

  it('says so where the squares cancel, and knows a flat series', () => {
    expect(centredSquares(60e6, 60e12 + 0.006, 60)).toBeNaN();
    expect(centredSquares(0, 0, 60)).toBe(0);
  });

  it.each([1, 1e-3, 1e-6, 1e-9, 0])('a regression with residuals of %s of the market follows ols', (share) => {
    fc.assert(
      fc.property(noise, noise, fc.double({ min: -3, max: 3, noNaN: true }), (x, e, beta) => {
        fc.pre(trailingSd(x, BARS, 1) > 1e-3);
        const y = x.map((value, i) => beta * value + share * (e[i] as number));
        const exact = ols(y, [x], 2);
        const { beta: slope, residualSd } = fitted(y, x);
        expect(slope).toBeCloseTo(exact?.coefficients[0] as number, 9);
        // Rounding of `y` alone leaves residuals of 1e-17.
        expect(Math.abs(residualSd - (exact?.residualSd as number))).toBeLessThan(1e-9 * residualSd + 1e-15);
      }),
      { seed: 32 },
    );
  });

  it('a series regressed on itself leaves nothing', () => {
    fc.assert(
      fc.property(noise, (x) => {
        fc.pre(trailingSd(x, BARS, 1) > 1e-3);
        expect(fitted(x, x)).toEqual({ beta: 1, residualSd: 0 });
      }),
      { seed: 33 },
    );
  });
});
