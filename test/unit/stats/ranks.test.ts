import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hazenRanks } from '../../../shared/stats/hazenRanks.ts';
import { normalScores } from '../../../shared/stats/normalScores.ts';
import { readGolden } from './readGolden.ts';

interface RanksGolden {
  readonly x: (number | null)[];
  readonly hazen: (number | null)[];
  readonly normal_score: (number | null)[];
}
const golden = readGolden<RanksGolden>('ranks.json');
const withNaN = (values: readonly (number | null)[]) => values.map((value) => value ?? Number.NaN);

describe('ranks', () => {
  it.skipIf(golden === undefined)('agree with the independent Hazen ranks and normal scores', () => {
    const { x, hazen, normal_score } = golden as RanksGolden;
    const ranks = hazenRanks(withNaN(x));
    const scores = normalScores(withNaN(x));
    expect(x.length).toBeGreaterThan(0);
    for (let i = 0; i < x.length; i++) {
      if (hazen[i] === null) expect([ranks[i], scores[i]]).toEqual([Number.NaN, Number.NaN]);
      else {
        expect(ranks[i]).toBeCloseTo(hazen[i] as number, 12);
        expect(scores[i]).toBeCloseTo(normal_score[i] as number, 12);
      }
    }
  });

  it('count ties by their average, also between 0 and -0', () => {
    expect([...hazenRanks([0, -0, 5, 5])]).toEqual([0.25, 0.25, 0.75, 0.75]);
  });

  it('follow a permutation of the input', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 }), (values) => {
        const ranks = hazenRanks(values);
        const reversed = hazenRanks(values.toReversed());
        expect([...ranks]).toEqual([...reversed].reverse());
        // Ranks of any cross-section average to one half.
        expect(ranks.reduce((sum, rank) => sum + rank, 0) / values.length).toBeCloseTo(0.5, 12);
      }),
      { seed: 1 },
    );
  });

  it('are empty for an empty cross-section and missing for a missing one', () => {
    expect(hazenRanks([]).length).toBe(0);
    expect([...normalScores([Number.NaN])]).toEqual([Number.NaN]);
  });
});
