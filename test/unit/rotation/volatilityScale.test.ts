import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { columnOf } from '../../../shared/rotation/ascendingColumn.ts';
import { volatilityScale } from '../../../shared/rotation/volatilityScale.ts';
import { closeOf } from './closeOf.ts';
import { drifting } from './series.ts';

const BARS = 130;
const scaleOf = (closes: Record<string, readonly number[]>, weights: Record<string, number>) => {
  const { panel, row } = closeOf({ closes });
  return volatilityScale(columnOf(weights), panel, row, PARAMETERS);
};

describe('volatilityScale', () => {
  it('weights squared portfolio returns by a half-life of 20 bars over 120 bars', () => {
    const [a, b] = [drifting(BARS, 0, 0.13), drifting(BARS, 0, 0.132)];
    let squares = 0;
    let total = 0;
    for (let k = 119; k >= 0; k--) {
      const simple = (series: readonly number[]) => (series.at(-1 - k) as number) / (series.at(-2 - k) as number) - 1;
      squares += 2 ** (-k / 20) * (0.5 * simple(a) + 0.3 * simple(b)) ** 2;
      total += 2 ** (-k / 20);
    }
    const { annualVol, scale } = scaleOf({ a, b }, { a: 0.5, b: 0.3 });
    expect(annualVol).toBeCloseTo(Math.sqrt((365 * squares) / total), 12);
    expect(scale).toBeCloseTo(Math.min(1, 0.6 / annualVol), 12);
    expect(scale).toBeLessThan(1);
  });

  it('never scales up, and leaves an empty vector alone', () => {
    expect(scaleOf({ a: drifting(BARS, 0, 0.001) }, { a: 1 }).scale).toBe(1);
    expect(scaleOf({}, {})).toEqual({ scale: 1, annualVol: 0 });
  });

  it('counts a missing return, and one before the panel, as 0', () => {
    const whole = drifting(BARS, 0, 0.05);
    const holed = [...whole];
    holed[BARS - 3] = Number.NaN;
    expect(scaleOf({ a: holed }, { a: 1 }).annualVol).toBeLessThan(scaleOf({ a: whole }, { a: 1 }).annualVol);
    const flatBefore = [...new Array(100).fill(whole[100]), ...whole.slice(100)];
    expect(scaleOf({ a: whole.slice(100) }, { a: 1 })).toEqual(scaleOf({ a: flatBefore }, { a: 1 }));
  });
});
