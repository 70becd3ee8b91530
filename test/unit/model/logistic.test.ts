import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { labelledDate } from '../../../shared/model/labelledDate.ts';
import { type LabelledDate, logistic } from '../../../shared/model/logistic.ts';
import { ols } from '../../../shared/stats/ols.ts';
import { randomDates } from './randomDates.ts';

const SETTINGS = PARAMETERS.model.logistic;
const EFFECTS = [0.3, -0.2, 0, 0.1];

/** The gradient of the objective, written straight from its formula. */
function gradientOf(dates: readonly LabelledDate[], beta: readonly number[], lambda: number): number[] {
  const gradient = beta.map((value, j) => (j === 0 ? 0 : lambda * value));
  for (const { x, y } of dates) {
    const width = x.length / y.length;
    y.forEach((label, row) => {
      const features = [1, ...x.subarray(row * width, (row + 1) * width)];
      const eta = features.reduce((sum, value, j) => sum + value * (beta[j] as number), 0);
      const error = (1 / (1 + Math.exp(-eta)) - label) / (dates.length * y.length);
      features.forEach((value, j) => {
        gradient[j] = (gradient[j] as number) + error * value;
      });
    });
  }
  return gradient;
}

/** Plain gradient descent: slow, but nothing in it can be wrong. */
function reference(dates: readonly LabelledDate[], width: number, lambda: number): number[] {
  const beta = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < 20_000; step++) {
    const gradient = gradientOf(dates, beta, lambda);
    if (Math.max(...gradient.map(Math.abs)) < 1e-11) break;
    gradient.forEach((value, j) => {
      beta[j] = (beta[j] as number) - value;
    });
  }
  return beta;
}

describe('the logistic fit', () => {
  const dates = randomDates(12, 20, EFFECTS);
  const fit = logistic(dates, EFFECTS.length, SETTINGS);

  it('agrees with gradient descent on the written objective', () => {
    const expected = reference(dates, EFFECTS.length, SETTINGS.lambda);
    [fit.intercept, ...fit.coefficients].forEach((value, j) => {
      expect(value).toBeCloseTo(expected[j] as number, 8);
    });
  });

  it('ends with every entry of the gradient below the tolerance', () => {
    const gradient = gradientOf(dates, [fit.intercept, ...fit.coefficients], SETTINGS.lambda);
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1.01 * SETTINGS.tolerance);
  });

  it('weighs dates, not rows: doubling every row of a date changes nothing', () => {
    const [first, ...others] = dates as [LabelledDate, ...LabelledDate[]];
    const twice = labelledDate(Float64Array.of(...first.x, ...first.x), Uint8Array.of(...first.y, ...first.y));
    const same = logistic([twice, ...others], EFFECTS.length, SETTINGS);
    same.coefficients.forEach((value, j) => {
      expect(value).toBeCloseTo(fit.coefficients[j] as number, 9);
    });
    const alone = logistic([first, first, ...others], EFFECTS.length, SETTINGS);
    expect(Math.abs((alone.coefficients[0] as number) - (fit.coefficients[0] as number))).toBeGreaterThan(1e-4);
  });

  it('does not depend on the order of tokens or dates', () => {
    const width = EFFECTS.length;
    const reversed = dates.toReversed().map(({ x, y }) => {
      const rows = Array.from(y, (_, row) => x.subarray(row * width, (row + 1) * width)).reverse();
      return labelledDate(Float64Array.from(rows.flatMap((row) => [...row])), y.toReversed());
    });
    logistic(reversed, width, SETTINGS).coefficients.forEach((value, j) => {
      expect(value).toBeCloseTo(fit.coefficients[j] as number, 9);
    });
  });

  it('gives the same bits for the same data', () => {
    expect(logistic(randomDates(12, 20, EFFECTS), EFFECTS.length, SETTINGS)).toStrictEqual(fit);
  });

  it('recovers planted effects from many rows, and shrinks them with lambda', () => {
    const many = randomDates(100, 150, EFFECTS, 5);
    const found = logistic(many, EFFECTS.length, { ...SETTINGS, lambda: 0 });
    EFFECTS.forEach((effect, j) => {
      expect(Math.abs((found.coefficients[j] as number) - effect)).toBeLessThan(0.06);
    });
    const shrunk = logistic(many, EFFECTS.length, { ...SETTINGS, lambda: 1 });
    expect(Math.abs(shrunk.coefficients[0] as number)).toBeLessThan(0.3 * Math.abs(found.coefficients[0] as number));
  });

  it('converges where the classes separate completely', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => i - 19.5);
    const separated = [
      labelledDate(
        x,
        Uint8Array.from(x, (value) => (value > 0 ? 1 : 0)),
      ),
    ];
    const strong = logistic(separated, 1, SETTINGS);
    expect(strong.maxGradient).toBeLessThan(SETTINGS.tolerance);
    expect(strong.coefficients[0]).toBeGreaterThan(0.5);
  });

  it('is close to a quarter-scaled linear regression when effects are small', () => {
    const [date] = randomDates(1, 2_000, [0.05], 9) as [LabelledDate];
    const slope = logistic([date], 1, { ...SETTINGS, lambda: 0 }).coefficients[0] as number;
    const linear = ols(Array.from(date.y), [date.x], 2)?.coefficients[0] as number;
    expect(slope / (4 * linear)).toBeCloseTo(1, 2);
  });

  it('refuses what it cannot fit', () => {
    expect(() => logistic([], 1, SETTINGS)).toThrow(/no dates/);
    const twin = labelledDate(Float64Array.of(1, 1, -1, -1, 2, 2), Uint8Array.of(1, 0, 1));
    expect(() => logistic([twin], 2, { ...SETTINGS, lambda: 0 })).toThrow(/collinear/);
    expect(() => logistic(dates, EFFECTS.length, { ...SETTINGS, maxIterations: 1 })).toThrow(/no convergence/);
  });
});
