import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { recordOf } from '../../../shared/rotation/ascendingColumn.ts';
import * as columns from '../../../shared/rotation/trancheWeights.ts';

const sleeve = (narrative: string, tokens: string[], members = tokens) => ({ narrative, tokens, members });
/** The weights as a record. */
function trancheWeights(...[sleeves, volatilityOf, params]: Parameters<typeof columns.trancheWeights>) {
  const vector = columns.trancheWeights(sleeves, volatilityOf, params);
  return { ...vector, weights: recordOf(vector.weights) };
}
const flat = () => 0.05;

describe('trancheWeights', () => {
  it('gives a slot to each narrative and inverse volatility inside', () => {
    const vols: Record<string, number> = { a: 0.02, b: 0.04, c: 0.04, d: 0.04 };
    const { weights, fallback } = trancheWeights(
      [sleeve('x', ['a', 'b', 'c', 'd'])],
      (token) => vols[token],
      PARAMETERS,
    );
    expect(weights.a).toBeCloseTo(((1 / 3) * 2) / 5, 12);
    expect(weights.b).toBeCloseTo(1 / 3 / 5, 12);
    expect(fallback).toBeCloseTo(2 / 3, 12);
    expect(weights.bitcoin).toBe(fallback);
  });

  it('adds up a token held for two narratives before it is clipped', () => {
    const { weights, clippedTokens } = trancheWeights(
      [sleeve('x', ['a', 'b']), sleeve('y', ['a', 'c'])],
      flat,
      PARAMETERS,
    );
    expect(clippedTokens[0]).toEqual({ id: 'a', before: expect.closeTo(1 / 3, 12) });
    expect(weights).toEqual({ a: 0.15, b: 0.15, c: 0.15, bitcoin: expect.closeTo(0.55, 12) });
  });

  it('clips a narrative by all its held members, those held for another one too', () => {
    const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const sleeves = [sleeve('x', ['a', 'b', 'c', 'd'], members), sleeve('y', ['e', 'f', 'g', 'h'])];
    const { weights, clippedNarratives, fallback } = trancheWeights(sleeves, flat, PARAMETERS);
    expect(clippedNarratives).toEqual([{ id: 'x', before: expect.closeTo(2 / 3, 12) }]);
    expect(weights.e).toBeCloseTo(0.35 / 8, 12);
    expect(fallback).toBeCloseTo(0.65, 12);
  });

  it('gives no share to a token whose volatility is unknown, and the slot to the benchmark when none is known', () => {
    const known = (token: string) => (token === 'a' ? 0.05 : undefined);
    expect(trancheWeights([sleeve('x', ['a', 'b'])], known, PARAMETERS).weights).toEqual({ a: 0.15, bitcoin: 0.85 });
    expect(trancheWeights([sleeve('x', ['b'])], known, PARAMETERS).weights).toEqual({ bitcoin: 1 });
  });

  it('always sums to one, is never negative, and keeps both caps for everything but the benchmark', () => {
    const token = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const arbitrary = fc.array(
      fc.record({
        tokens: fc.uniqueArray(token, { minLength: 1, maxLength: 4 }),
        others: fc.uniqueArray(token, { maxLength: 6 }),
      }),
      { maxLength: 3 },
    );
    const vols = fc.array(fc.double({ min: 0.005, max: 0.3, noNaN: true }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(arbitrary, vols, (drawn, sds) => {
        const sleeves = drawn.map(({ tokens, others }, i) => sleeve(`n${i}`, tokens, [...tokens, ...others]));
        const { weights } = trancheWeights(sleeves, (id) => sds['abcdefgh'.indexOf(id)], PARAMETERS);
        const { bitcoin: _, ...held } = weights;
        expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        for (const weight of Object.values(held)) {
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(0.15 + 1e-12);
        }
        for (const { members } of sleeves) {
          const of = new Set(members);
          const total = Object.entries(held).reduce((sum, [id, weight]) => sum + (of.has(id) ? weight : 0), 0);
          expect(total).toBeLessThanOrEqual(0.35 + 1e-12);
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
