import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../shared/stats/normalCdf.ts';
import { normalQuantile } from '../../../shared/stats/normalQuantile.ts';

describe('the normal distribution', () => {
  // Reference values to 16 digits: Abramowitz & Stegun table 26.1 and Wichura (1988), page 481.
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.96, 0.024997895148220435],
    [3, 0.9986501019683699],
    [-6, 9.86587645037698e-10],
  ])('has its distribution function at %f', (x, expected) => {
    expect(Math.abs(normalCdf(x) - expected)).toBeLessThan(2e-15);
  });

  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.975, 1.959963984540054],
  ])('has its quantile at %f', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 13);
  });

  it('sums its series until it stands still, to the bit', () => {
    const summed = (x: number): number => {
      let [sum, term, before] = [x, x, Number.NaN];
      for (let odd = 3; sum !== before; odd += 2) {
        before = sum;
        term *= (x * x) / odd;
        sum += term;
      }
      return 0.5 + sum * Math.exp(-0.5 * (x * x) - 0.9189385332046728);
    };
    for (let i = -4000; i <= 4000; i++) expect(normalCdf(i / 500)).toBe(summed(i / 500));
  });

  it('inverts itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(3e-15);
      }),
      { seed: 2 },
    );
  });

  it('says what is outside', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN), normalCdf(NaN)]).toEqual(
      Array(4).fill(NaN),
    );
    expect([normalCdf(-40), normalCdf(40), normalCdf(-Infinity)]).toEqual([0, 1, 0]);
  });
});
