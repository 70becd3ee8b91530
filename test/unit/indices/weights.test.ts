import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { capWeights } from '../../../shared/indices/capWeights.ts';
import { selectBasket } from '../../../shared/indices/selectBasket.ts';

const size = fc.oneof(fc.double({ min: 1, max: 1e12, noNaN: true }), fc.integer({ min: 1, max: 1000 }));
const sizes = fc.array(size, { minLength: 1, maxLength: 20, size: 'max' });

describe('capWeights', () => {
  it('sum to one and stay within the limit', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.06, max: 1, noNaN: true }), (values, limit) => {
        const weights = capWeights(values, limit);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(Math.max(...weights)).toBeLessThanOrEqual(Math.max(limit, 1 / values.length) + 1e-12);
      }),
      { seed: 11 },
    );
  });

  it('keep the order of sizes, and their proportions below the limit', () => {
    fc.assert(
      fc.property(sizes, (values) => {
        const weights = capWeights(values, 0.25);
        const uncapped = values.map((_, i) => i).filter((i) => (weights[i] as number) < 0.25 - 1e-9);
        if (values.length * 0.25 <= 1) return;
        const factor = uncapped.map((i) => (weights[i] as number) / (values[i] as number));
        for (const share of factor) expect(share / (factor[0] as number)).toBeCloseTo(1, 9);
      }),
      { seed: 12 },
    );
  });

  it('are equal when the limit leaves no choice', () => {
    expect(capWeights([9, 1], 0.25)).toEqual([0.5, 0.5]);
    expect(capWeights([], 0.25)).toEqual([]);
  });
});

describe('selectBasket', () => {
  const candidates = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ token: `t${String(i + 1).padStart(2, '0')}`, size: 100 - i }));
  const ids = (incumbents: readonly string[], count = 30) =>
    selectBasket(candidates(count), incumbents, PARAMETERS).map((row) => Number(row.token.slice(1)));

  it('takes the first 15 by size without incumbents', () => {
    expect(ids([])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(ids([], 4)).toEqual([1, 2, 3, 4]);
  });

  it('prefers incumbents ranked 13 to 18 over better-ranked newcomers, never ranks 1 to 12', () => {
    expect(ids(['t16', 't18', 't19'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 18]);
    expect(ids(['t15', 't16', 't17', 't18']).slice(12)).toEqual([15, 16, 17]);
  });

  it('breaks ties by id, whatever the order of arrival', () => {
    const tied = candidates(20).map((row) => ({ ...row, size: 1 }));
    const expected = tied.slice(0, 15).map((row) => row.token);
    expect(selectBasket(tied.toReversed(), [], PARAMETERS).map((row) => row.token)).toEqual(expected);
  });
});
