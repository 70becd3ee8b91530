import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { halfSpreadBps, tradeCost } from '../../../shared/rotation/costs.ts';
import { readGolden } from '../stats/readGolden.ts';

interface GoldenCost {
  readonly dw: number;
  readonly aum: number;
  readonly fee: number;
  readonly half_spread: number;
  readonly Y: number;
  readonly daily_vol: number;
  readonly adv: number;
  readonly cost_fraction_of_nav: number;
}
const golden = readGolden<GoldenCost[]>('cost.json');

describe('tradeCost', () => {
  it.skipIf(golden === undefined)('agrees with the independent values', () => {
    for (const row of golden ?? []) {
      const cost = tradeCost({
        dw: row.dw,
        aumUsd: row.aum,
        feeBps: row.fee * 1e4,
        halfSpreadBps: row.half_spread * 1e4,
        impact: row.Y,
        dailyVol: row.daily_vol,
        advUsd: row.adv,
      });
      expect(Math.abs(cost / row.cost_fraction_of_nav - 1)).toBeLessThan(1e-9);
    }
  });

  it('costs nothing to do nothing, the same both ways, and more than in proportion for more', () => {
    const terms = { aumUsd: 1e6, feeBps: 10, halfSpreadBps: 15, impact: 1, dailyVol: 0.05, advUsd: 1e7 };
    expect(tradeCost({ ...terms, dw: 0 })).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (dw) => {
        expect(tradeCost({ ...terms, dw: -dw })).toBe(tradeCost({ ...terms, dw }));
        expect(tradeCost({ ...terms, dw: 2 * dw })).toBeGreaterThan(2 * tradeCost({ ...terms, dw }));
      }),
      { seed: 1 },
    );
  });
});

describe('halfSpreadBps', () => {
  it('puts a token in the tier of its cap, an unknown cap in the worst', () => {
    const tier = (capUsd: number | undefined) => halfSpreadBps(capUsd, PARAMETERS);
    expect([1e9 + 1, 1e9, 1e8, 1e8 - 1, undefined].map(tier)).toEqual([5, 15, 15, 40, 40]);
  });
});
