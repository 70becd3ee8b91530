import { describe, expect, it } from 'vitest';
import { groupResidual, meanCorrelationWith, meanPairwise } from '../../../shared/market/residualSums.ts';
import { randomOf } from '../../../shared/market/simulated/random.ts';
import { unitResiduals } from '../../../shared/market/unitResiduals.ts';
import { ols } from '../../../shared/stats/ols.ts';

const BARS = 40;
const random = randomOf('residuals');
const noise = () => Float64Array.from({ length: BARS }, () => random.normal());
const benchmark = noise();
const market = noise();
const tokens = ['a', 'b', 'c', 'd', 'e'];
const returns = new Map(
  tokens.map((token, i) => [token, noise().map((own, bar) => own + i * benchmark[bar]! + 0.5 * market[bar]!)]),
);
const returnsOf = (token: string) => returns.get(token) as Float64Array;
const meanOver = (rows: readonly Float64Array[], bar: number) => {
  const present = rows.map((row) => row[bar]!).filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + value, 0) / present.length;
};
const equalWeight = Float64Array.from({ length: BARS }, (_, bar) => meanOver([...returns.values()], bar));

/** Pearson's correlation over the bars both have. */
function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = Array.from({ length: x.length }, (_, i) => i).filter((i) => !Number.isNaN(x[i]! + y[i]!));
  const mean = (z: ArrayLike<number>) => rows.reduce((sum, i) => sum + z[i]!, 0) / rows.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (i: number) => number) => rows.reduce((total, i) => total + f(i), 0);
  const xy = sum((i) => (x[i]! - mx) * (y[i]! - my));
  return xy / Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2));
}

describe('unit residuals', () => {
  const residuals = unitResiduals(tokens, returnsOf, benchmark, 0.8);
  const row = (i: number) => residuals.values.subarray(i * BARS, (i + 1) * BARS);

  it('are the OLS residuals on benchmark and equal-weight market, at length 1', () => {
    tokens.forEach((token, i) => {
      const fit = ols(returnsOf(token), [benchmark, equalWeight], 3)!;
      const length = Math.hypot(...fit.residuals);
      row(i).forEach((value, bar) => {
        expect(value).toBeCloseTo(fit.residuals[bar]! / length, 12);
      });
    });
  });

  it('give group means equal to those over the pairs one by one', () => {
    const group = groupResidual(residuals, new Set(['a', 'b', 'd']));
    const pairs = [pearson(row(0), row(1)), pearson(row(0), row(3)), pearson(row(1), row(3))];
    expect(meanPairwise(group)).toBeCloseTo((pairs[0]! + pairs[1]! + pairs[2]!) / 3, 12);
    expect(meanCorrelationWith(residuals, 0, group)).toBeCloseTo((pairs[0]! + pairs[1]!) / 2, 12);
    const others = [0, 1, 3].map((i) => pearson(row(4), row(i)));
    expect(meanCorrelationWith(residuals, 4, group)).toBeCloseTo((others[0]! + others[1]! + others[2]!) / 3, 12);
    expect(meanPairwise(groupResidual(residuals, new Set(['a'])))).toBeUndefined();
  });

  it('fit a token with gaps on its own bars and leave one with too many out', () => {
    const holed = new Map(returns);
    const gaps = (count: number) => returnsOf('b').map((value, bar) => (bar < count ? Number.NaN : value));
    holed.set('b', gaps(5));
    const kept = unitResiduals(tokens, (token) => holed.get(token)!, benchmark, 0.8);
    const weights = Float64Array.from({ length: BARS }, (_, bar) => meanOver([...holed.values()], bar));
    const fit = ols(gaps(5), [benchmark, weights], 3)!;
    const present = [...fit.residuals].filter((value) => !Number.isNaN(value));
    expect(kept.tokens).toEqual(tokens);
    expect([...kept.values.subarray(BARS, BARS + 5)]).toEqual([0, 0, 0, 0, 0]);
    expect(kept.values[BARS + 9]).toBeCloseTo(fit.residuals[9]! / Math.hypot(...present), 12);

    holed.set('b', gaps(9));
    expect(unitResiduals(tokens, (token) => holed.get(token)!, benchmark, 0.8).tokens).toEqual(['a', 'c', 'd', 'e']);
  });

  it('leave out what has no movement of its own: a constant, a copy of the benchmark', () => {
    const odd = new Map(returns);
    odd.set('a', new Float64Array(BARS).fill(0.01));
    odd.set(
      'c',
      benchmark.map((value) => 2 * value),
    );
    expect(unitResiduals(tokens, (token) => odd.get(token)!, benchmark, 0.8).tokens).toEqual(['b', 'd', 'e']);
  });

  it('are none without a benchmark', () => {
    const unknown = new Float64Array(BARS).fill(Number.NaN);
    expect(unitResiduals(tokens, returnsOf, unknown, 0.8).tokens).toEqual([]);
  });
});
