import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { blendProbability } from '../../../shared/signals/blendProbability.ts';
import { ruleOf } from '../../../shared/signals/ruleOf.ts';

const rising = Array.from({ length: 40 }, (_, i) => 1.01 ** i);
const falling = rising.toReversed();
const flat = Array.from({ length: 40 }, () => 0.1);
const both = (closes: readonly number[], breadth?: number) => {
  const returns = closes.map((close, i) => Math.log(close / (closes[i - 1] as number)));
  return ruleOf(closes, returns, breadth, PARAMETERS);
};
const rule = (closes: readonly number[], breadth?: number) => both(closes, breadth).probability;
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
        expect(both(closes.slice(-29))).toEqual(both(closes));
      }),
      { seed: 7 },
    );
  });
});

describe('trend', () => {
  it('needs both the mean and the 14-bar return to agree', () => {
    const trend = (closes: readonly number[]) => both(closes).trend;
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
