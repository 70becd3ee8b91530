import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc } from '../../../shared/stats/auc.ts';
import { brier } from '../../../shared/stats/brier.ts';
import { cholesky, solveCholesky } from '../../../shared/stats/cholesky.ts';
import { logLoss } from '../../../shared/stats/logLoss.ts';
import { neweyWest } from '../../../shared/stats/neweyWest.ts';
import { rankCorrelation } from '../../../shared/stats/rankCorrelation.ts';
import { sigmoid } from '../../../shared/stats/sigmoid.ts';
import { wilson } from '../../../shared/stats/wilson.ts';
import { readGolden } from './readGolden.ts';

const series = readGolden<{ series: number[]; t: Record<string, number> }>('newey_west.json');
const predictions = readGolden<{
  score: number[];
  label: number[];
  slope_only: number;
  brier: number;
  log_loss: number;
  auc: number;
}>('platt.json');

describe('the Newey-West t', () => {
  it.skipIf(!series)('gives the golden t at every lag', () => {
    for (const [lag, t] of Object.entries(series!.t)) {
      expect(neweyWest(series!.series, Number(lag))?.t).toBeCloseTo(t, 9);
    }
  });

  it('is undefined where nothing varies or too little is known', () => {
    expect([neweyWest([], 3), neweyWest([0.1], 3), neweyWest([2, 2, 2, 2], 3)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('figures of probabilities', () => {
  it.skipIf(!predictions)('give the golden Brier score, log loss and AUC', () => {
    const { score, label, slope_only } = predictions!;
    const probabilities = score.map((value) => sigmoid(slope_only * value));
    expect(brier(probabilities, label)).toBeCloseTo(predictions!.brier, 9);
    expect(logLoss(probabilities, label)).toBeCloseTo(predictions!.log_loss, 9);
    expect(auc(score, label)).toBeCloseTo(predictions!.auc, 9);
  });

  it('agree with counting pairs, ties one half', () => {
    const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 })), { minLength: 2 });
    fc.assert(
      fc.property(scores, (rows) => {
        const [ones, zeros] = [rows.filter(([, y]) => y === 1), rows.filter(([, y]) => y === 0)];
        const points = ones.flatMap(([a]) => zeros.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const expected = points.length === 0 ? undefined : points.reduce((s: number, p) => s + p, 0) / points.length;
        const found = auc(
          rows.map(([score]) => score),
          rows.map(([, label]) => label),
        );
        if (expected === undefined) expect(found).toBeUndefined();
        else expect(found).toBeCloseTo(expected, 12);
      }),
      { seed: 11 },
    );
  });

  it('charge a wrong certainty without end', () => {
    expect(logLoss([1], [0])).toBe(Number.POSITIVE_INFINITY);
    expect(logLoss([0.5, 0.5], [0, 1])).toBeCloseTo(Math.LN2, 15);
  });
});

describe('the rank correlation', () => {
  it('is 1 and -1 for any rising and falling function, and undefined without variation', () => {
    const x = [-2, 0.1, 3, 7, 7.5];
    expect(rankCorrelation(x, x.map(Math.exp))).toBeCloseTo(1, 15);
    expect(
      rankCorrelation(
        x,
        x.map((value) => -(value ** 3)),
      ),
    ).toBeCloseTo(-1, 15);
    expect(rankCorrelation(x, [1, 1, 1, 1, 1])).toBeUndefined();
  });

  it('averages ties', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});

describe('the Wilson interval', () => {
  it('gives the published example and stays inside 0 and 1', () => {
    // Newcombe, Statistics in Medicine 17, 1998, table I: 81 of 263, 0 of 20.
    expect(wilson(81, 263, 1.959964)?.low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263, 1.959964)?.high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20, 1.959964)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) });
    expect(wilson(0, 0, 1.96)).toBeUndefined();
  });
});

describe('the Cholesky solver', () => {
  it('solves a positive definite system and refuses another', () => {
    const factor = cholesky(Float64Array.of(4, 2, 2, 5, 3, 6), 3);
    const x = Float64Array.of(8, 10, 11);
    solveCholesky(factor!, x);
    const [a, b, c] = x as unknown as [number, number, number];
    expect([4 * a + 2 * b + 2 * c, 2 * a + 5 * b + 3 * c, 2 * a + 3 * b + 6 * c]).toEqual([
      expect.closeTo(8, 12),
      expect.closeTo(10, 12),
      expect.closeTo(11, 12),
    ]);
    expect(cholesky(Float64Array.of(1, 2, 1), 2)).toBeUndefined();
  });
});
