import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { blendProbability } from '../../../shared/signals/blendProbability.ts';
import { ruleProbability } from '../../../shared/signals/ruleProbability.ts';
import { signalInputsOf } from '../../../shared/signals/signalInputs.ts';
import { trendOf } from '../../../shared/signals/trendOf.ts';

const rising = Array.from({ length: 40 }, (_, i) => 1.01 ** i);
const falling = rising.toReversed();
const flat = Array.from({ length: 40 }, () => 0.1);
const rule = (closes: readonly number[], breadth?: number) => {
  const returns = closes.map((close, i) => Math.log(close / (closes[i - 1] as number)));
  return ruleProbability(closes, returns, breadth, PARAMETERS);
};
const price = fc.oneof(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), fc.constant(Number.NaN));

describe('rule probability', () => {
  it('reads five signs: all up on a steady rise, all down on a fall past volatility', () => {
    expect(rule(rising)).toBeCloseTo(0.6, 12);
    // A steady fall has no volatility, so the fifth sign is down too.
    expect(rule(falling)).toBeCloseTo(0.4, 12);
  });

  it('counts the fifth sign by distance from the high against a week of volatility', () => {
    // A rise of 1% a day and a dip of 5% today: still up over 7 bars, but further below the high than 1.3% a day explains.
    const dipped = [...rising.slice(0, -1), (rising[38] as number) * 0.95];
    const jumpy = rising.map((close, i) => close * (i % 2 === 0 ? 1 : 0.97));
    expect(rule(dipped)).toBeCloseTo(0.5 + (0.1 * (1 + 1 + 1 + 1 - 1)) / 5, 12);
    expect(rule(jumpy)).toBeCloseTo(0.6, 12);
  });

  it('lies in .4 to .6 for any prices, missing ones included', () => {
    fc.assert(
      fc.property(fc.array(price, { maxLength: 70 }), (closes) => {
        const probability = rule(closes);
        expect(probability).toBeGreaterThanOrEqual(0.4);
        expect(probability).toBeLessThanOrEqual(0.6);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('is one half on a flat price, and where nothing can be measured', () => {
    expect(rule(flat)).toBe(0.5);
    expect(rule([])).toBe(0.5);
    expect(rule([3])).toBe(0.5);
    expect(rule(new Array(40).fill(Number.NaN))).toBe(0.5);
  });

  it('reads a sixth sign, breadth, for a narrative', () => {
    expect(rule(rising, 0.3)).toBeCloseTo(0.5 + (0.1 * 4) / 6, 12);
    expect(rule(rising, 0.7)).toBeCloseTo(0.6, 12);
    expect(rule(rising, Number.NaN)).toBeCloseTo(0.5 + (0.1 * 5) / 6, 12);
  });

  it('depends on the last 29 closes only, bit for bit', () => {
    fc.assert(
      fc.property(fc.array(price, { minLength: 29, maxLength: 60 }), (closes) => {
        expect(rule(closes.slice(-29))).toBe(rule(closes));
        expect(trendOf(closes.slice(-29), PARAMETERS)).toBe(trendOf(closes, PARAMETERS));
      }),
      { seed: 7 },
    );
  });
});

describe('rules of a series', () => {
  it('are the probability and the trend, to the bit, whole or with closes missing, long or short, of tokens and narratives', () => {
    const prices = fc.oneof(
      fc.array(price, { maxLength: 70 }),
      fc.array(fc.double({ min: 1, max: 9, noNaN: true }), { maxLength: 70 }),
    );
    fc.assert(
      fc.property(prices, fc.constantFrom(undefined, 0.3, 0.8, Number.NaN), (closes, breadth) => {
        const returns = closes.map((close, i) => Math.log(close / (closes[i - 1] as number)));
        const series = breadth === undefined ? { closes, returns } : { closes, returns, breadth };
        const { values } = signalInputsOf(['id'], [series], PARAMETERS);
        const probability = ruleProbability(closes, returns, breadth, PARAMETERS);
        expect([...values]).toEqual([closes.at(-1) ?? Number.NaN, probability, trendOf(closes, PARAMETERS)]);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});

describe('trend', () => {
  it('needs both the mean and the 14-bar return to agree', () => {
    const trend = (closes: readonly number[]) => trendOf(closes, PARAMETERS);
    expect(trend(rising)).toBe(1);
    expect(trend(falling)).toBe(-1);
    expect(trend(flat)).toBe(0);
    // A bounce above the mean (1.095) that is still below the close of 14 bars ago (1.138).
    expect(trend([...falling, 1.12])).toBe(0);
    expect(trend(rising.slice(-10))).toBe(0);
  });
});

describe('blend', () => {
  it('moves from the rule to the model with skill', () => {
    expect(blendProbability(0.58, 0.44, 0)).toBeCloseTo(0.58, 12);
    expect(blendProbability(0.58, 0.44, 1)).toBeCloseTo(0.44, 12);
    expect(blendProbability(0.58, 0.44, 0.5)).toBeCloseTo(0.51, 12);
  });

  it('is the rule alone without a model', () => {
    expect(blendProbability(0.58, undefined, 0.9)).toBe(0.58);
  });
});
