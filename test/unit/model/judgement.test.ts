import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { calibrationSlope } from '../../../shared/model/calibration.ts';
import { challengerTest } from '../../../shared/model/challenger.ts';
import { platt } from '../../../shared/model/platt.ts';
import { skill } from '../../../shared/model/skill.ts';
import type { JudgedScores, JudgedWeek } from '../../../shared/model/types.ts';
import { logLoss } from '../../../shared/stats/logLoss.ts';
import { neweyWest } from '../../../shared/stats/neweyWest.ts';
import { sigmoid } from '../../../shared/stats/sigmoid.ts';
import { readGolden } from '../stats/readGolden.ts';
import { normal } from './randomDates.ts';

const golden = readGolden<{ score: number[]; label: number[]; slope_only: number }>('platt.json');
const SCORES: JudgedScores = { slope: 0.5, scores: [-1, 0.5, 1], rankIc: 0.1, brier: 0.24, logLoss: 0.68 };

function week(
  day: number,
  logistic: Partial<JudgedScores> = {},
  trees: Partial<JudgedScores> | null = null,
): JudgedWeek {
  return {
    day,
    published: 'logistic',
    labels: [0, 1, 1],
    logistic: { ...SCORES, ...logistic },
    trees: trees && { ...SCORES, ...trees },
  };
}

/** Weeks whose rank ICs scatter around a mean. */
function weeks(count: number, meanIc: number, more: Partial<JudgedScores> = {}): JudgedWeek[] {
  const draw = normal(2);
  return Array.from({ length: count }, (_, i) => week(7 * i, { rankIc: meanIc + 0.1 * draw(), ...more }));
}

describe('slope-only Platt', () => {
  it.skipIf(!golden)('gives the golden slope', () => {
    expect(platt(golden!.score, golden!.label)).toBeCloseTo(golden!.slope_only, 9);
  });

  it('stays in 0 to 1: it never turns a score around nor sharpens it', () => {
    expect(platt([-1, 1], [1, 0])).toBe(0);
    expect(platt([-1, 1], [0, 1])).toBe(1);
    expect(platt([], [])).toBe(0);
  });

  it('is not beaten by any other slope', () => {
    const rows = fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.integer({ min: 0, max: 1 })), {
      minLength: 3,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (pairs, other) => {
        const scores = pairs.map(([score]) => score);
        const labels = pairs.map(([, label]) => label);
        const loss = (slope: number): number =>
          logLoss(
            scores.map((score) => sigmoid(slope * score)),
            labels,
          );
        expect(loss(platt(scores, labels))).toBeLessThanOrEqual(loss(other) + 1e-12);
      }),
      { seed: 6 },
    );
  });

  it('waits for 26 judged weeks and reads the last 52', () => {
    const good = weeks(26, 0.1);
    expect(calibrationSlope(good.slice(1), 'logistic', PARAMETERS)).toBe(0);
    expect(calibrationSlope(good, 'logistic', PARAMETERS)).toBeGreaterThan(0);
    expect(calibrationSlope(good, 'trees', PARAMETERS)).toBe(0);
    const turned = Array.from({ length: 60 }, (_, i) => week(i, { scores: [1, -0.5, -1] }));
    expect(calibrationSlope([...turned, ...weeks(52, 0.1)], 'logistic', PARAMETERS)).toBeGreaterThan(0);
  });
});

describe('skill', () => {
  it('is how far the t of the last 52 weekly rank ICs lies above one half, over one and a half', () => {
    const some = weeks(80, 0);
    const t = neweyWest(
      some.slice(-52).map(({ logistic }) => logistic.rankIc),
      3,
    )?.t as number;
    expect(t).toBeGreaterThan(0.5);
    expect(t).toBeLessThan(2);
    expect(skill(some, PARAMETERS)).toBeCloseTo((t - 0.5) / 1.5, 12);
  });

  it('is 0 under 26 weeks, 1 from a t of two on, 0 for an order turned round', () => {
    expect(skill(weeks(25, 0.1), PARAMETERS)).toBe(0);
    expect(skill(weeks(26, 0.1), PARAMETERS)).toBe(1);
    expect(skill(weeks(52, -0.1), PARAMETERS)).toBe(0);
  });

  it('is 0 unless probabilities issued with a slope above zero beat a coin', () => {
    expect(skill(weeks(52, 0.1, { brier: 0.25 }), PARAMETERS)).toBe(0);
    expect(skill(weeks(52, 0.1, { slope: 0 }), PARAMETERS)).toBe(0);
    const mixed = [...weeks(26, 0.1, { slope: 0, brier: 0.3 }), ...weeks(26, 0.1)];
    expect(skill(mixed, PARAMETERS)).toBe(1);
  });

  it('judges the model that was published each week', () => {
    const both = weeks(52, -0.1).map((one, i) => ({
      ...one,
      published: 'trees' as const,
      trees: { ...SCORES, rankIc: i % 2 === 0 ? 0.05 : 0.15 },
    }));
    expect(skill(both, PARAMETERS)).toBe(1);
  });
});

describe('the promotion test', () => {
  const paired = (count: number, gain: number): JudgedWeek[] => {
    const draw = normal(4);
    return Array.from({ length: count }, (_, i) => week(7 * i, {}, { logLoss: SCORES.logLoss - gain + 0.01 * draw() }));
  };

  it('promotes on a lasting gain over 52 weeks only', () => {
    expect(challengerTest(paired(51, 0.01), 'logistic', PARAMETERS).promoted).toBe(false);
    expect(challengerTest(paired(52, 0.01), 'logistic', PARAMETERS)).toMatchObject({
      challenger: 'trees',
      weeks: 52,
      promoted: true,
    });
    expect(challengerTest(paired(52, 0), 'logistic', PARAMETERS).promoted).toBe(false);
    expect(challengerTest(paired(52, -0.01), 'logistic', PARAMETERS).gain?.t).toBeLessThan(0);
  });

  it('works the other way round once promoted, and leaves out weeks without a pair', () => {
    const test = challengerTest([...weeks(60, 0.1), ...paired(52, -0.01)], 'trees', PARAMETERS);
    expect(test).toMatchObject({ challenger: 'logistic', weeks: 52, promoted: true });
  });
});
