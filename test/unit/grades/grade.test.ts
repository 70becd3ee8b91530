import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { dispersionScale } from '../../../shared/grades/dispersionScale.ts';
import { composite, gradeOf, smoothGrade, smoothingShares } from '../../../shared/grades/grade.ts';
import { bandsOf, letterOf, NO_LETTER } from '../../../shared/grades/letterOf.ts';
import { effectiveWeights } from '../../../shared/grades/pillars.ts';
import { SpreadSeries } from '../../../shared/grades/spreadSeries.ts';
import { LETTERS, type Letter, PILLARS, type Pillar } from '../../../shared/grades/types.ts';
import { median } from '../../../shared/stats/median.ts';
import { readGolden } from '../stats/readGolden.ts';

type ByPillar = Record<Pillar, number>;
type GradeGolden = (
  | { pillars: ByPillar; weights: ByPillar; scale: number; composite: number; grade: number; contributions: ByPillar }
  | { skill: number; effective_weights: ByPillar }
)[];
const golden = readGolden<GradeGolden>('grade.json');

describe('grade against independent values', () => {
  it.skipIf(golden === undefined)('composite, grade and contributions agree', () => {
    const cases = (golden as GradeGolden).filter((entry) => 'pillars' in entry);
    expect(cases.length).toBeGreaterThan(3);
    for (const entry of cases) {
      const { raw, contributions } = gradeOf(entry.pillars, entry.weights, entry.scale, PARAMETERS);
      expect(composite(entry.pillars, entry.weights)).toBeCloseTo(entry.composite, 12);
      expect(raw).toBeCloseTo(entry.grade, 9);
      for (const pillar of PILLARS) expect(contributions[pillar]).toBeCloseTo(entry.contributions[pillar], 9);
    }
  });

  it.skipIf(golden === undefined)('effective weights agree at each skill', () => {
    const cases = (golden as GradeGolden).filter((entry) => 'skill' in entry);
    expect(cases.length).toBeGreaterThan(2);
    for (const { skill, effective_weights } of cases) {
      const weights = effectiveWeights(skill, PARAMETERS);
      for (const pillar of PILLARS) expect(weights[pillar]).toBeCloseTo(effective_weights[pillar], 12);
    }
  });
});

describe('grade', () => {
  const z = fc.double({ min: -4, max: 4, noNaN: true });
  const pillars = fc.record({ momentum: z, volatility: z, liquidity: z, model: z });

  it('lies in 0-100 and its contributions sum to raw - 50', () => {
    const scale = fc.double({ min: 1e-3, max: 3, noNaN: true });
    const omega = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(pillars, scale, omega, (values, s, skill) => {
        const weights = effectiveWeights(skill, PARAMETERS);
        const { raw, contributions } = gradeOf(values, weights, s, PARAMETERS);
        expect(raw).toBeGreaterThanOrEqual(0);
        expect(raw).toBeLessThanOrEqual(100);
        const sum = PILLARS.reduce((total, pillar) => total + contributions[pillar], 0);
        expect(Math.abs(sum - (raw - 50))).toBeLessThan(1e-9);
        expect(PILLARS.reduce((total, pillar) => total + weights[pillar], 0)).toBeCloseTo(1, 12);
      }),
      { seed: 3 },
    );
  });

  it('gives the model half of its skill, and the rest to the others in the proportions they have without it', () => {
    const { weights: full } = PARAMETERS.grade;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (skill) => {
        const weights = effectiveWeights(skill, PARAMETERS);
        expect(weights.model).toBeCloseTo(full.model * skill, 15);
        for (const pillar of ['momentum', 'volatility', 'liquidity'] as const)
          expect(weights[pillar]).toBeCloseTo((full[pillar] * (1 - full.model * skill)) / (1 - full.model), 12);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('is 50 with no contribution where the cross-section has no spread', () => {
    const some = { momentum: 1, volatility: -1, liquidity: 2, model: 0 };
    const { raw, contributions } = gradeOf(some, effectiveWeights(0, PARAMETERS), undefined, PARAMETERS);
    expect(raw).toBe(50);
    expect(Object.values(contributions)).toEqual([0, 0, 0, 0]);
  });

  it('keeps offsetting pillars visible where they cancel exactly', () => {
    const cancelling = { momentum: 1, volatility: -1, liquidity: 0, model: 0 };
    const { raw, contributions } = gradeOf(cancelling, effectiveWeights(0, PARAMETERS), 1, PARAMETERS);
    expect(raw).toBeCloseTo(50, 12);
    expect(contributions.momentum).toBeCloseTo((0.4 * 100) / Math.sqrt(2 * Math.PI), 9);
  });
});

const SHARES = smoothingShares(PARAMETERS);

describe('smoothing', () => {
  it('takes half of the way in 48 hours', () => {
    expect(smoothGrade(40, 2, 80, SHARES)).toBe(60);
    expect(smoothGrade(40, 1, 80, SHARES)).toBeCloseTo(40 + 40 * (1 - Math.SQRT1_2), 12);
  });

  it('starts over at the first grade and after more than three bars', () => {
    expect(smoothGrade(Number.NaN, Number.POSITIVE_INFINITY, 80, SHARES)).toBe(80);
    expect(smoothGrade(40, 3, 80, SHARES)).toBeLessThan(80);
    expect(smoothGrade(40, 4, 80, SHARES)).toBe(80);
  });
});

describe('scale', () => {
  const scaleOf = (past: readonly number[]) => dispersionScale(SpreadSeries.of(past), 5, PARAMETERS);

  it('is today only until thirty previous dates, then the median of the past', () => {
    const past = Array.from({ length: 29 }, () => 2);
    expect(scaleOf(past)).toBe(5);
    expect(scaleOf([...past, 2])).toBe(2);
  });

  it('is undefined without spread', () => {
    expect(dispersionScale(SpreadSeries.EMPTY, 0, PARAMETERS)).toBeUndefined();
    expect(scaleOf(new Array(30).fill(1e-13))).toBeUndefined();
  });

  it('looks back on so many dates, whatever grew from the same past', () => {
    const sds = Array.from({ length: 200 }, (_, i) => (i * 37) % 101);
    let series = SpreadSeries.EMPTY;
    sds.forEach((sd, i) => {
      series.appended(-sd, 90);
      series = series.appended(sd, 90);
      const past = sds.slice(Math.max(0, i - 89), i + 1);
      expect(series.records).toEqual(past);
      expect(series.median).toBe(median(past));
    });
  });
});

describe('letters', () => {
  it.each<[number, Letter | undefined, Letter]>([
    [80, undefined, 'A'],
    [79.9, undefined, 'B'],
    [0, undefined, 'E'],
    [77, 'A', 'A'],
    [76.9, 'A', 'B'],
    [79.9, 'B', 'B'],
    [80, 'B', 'A'],
    [58, 'A', 'C'],
    [95, 'E', 'A'],
    [17, 'D', 'D'],
    [16.9, 'D', 'E'],
  ])('%d points while holding %s gives %s', (grade, held, letter) => {
    const place = held === undefined ? NO_LETTER : LETTERS.indexOf(held);
    expect(LETTERS[letterOf(grade, place, bandsOf(PARAMETERS))]).toBe(letter);
  });
});
