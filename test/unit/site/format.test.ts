import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../shared/grades/types.ts';
import { ageInWords } from '../../../site/src/format/age.ts';
import { explanationInput } from '../../../site/src/format/explanationInput.ts';
import { featureName } from '../../../site/src/format/featureName.ts';
import { heatPart } from '../../../site/src/format/heatPart.ts';
import { percent, signedPercent, signedPoints } from '../../../site/src/format/percent.ts';
import { proofInWords } from '../../../site/src/format/proofInWords.ts';
import { amountUsd, priceTicks, priceUsd } from '../../../site/src/format/usd.ts';
import { dateInWords, instantInWords, shortDate, timeInWords } from '../../../site/src/format/utc.ts';

describe('percentages', () => {
  it('carry a sign as wide as a digit, and none where they round to zero', () => {
    expect(signedPercent(0.0312)).toBe('+3.1%');
    expect(signedPercent(-0.0312)).toBe('−3.1%');
    expect(signedPercent(-0.0004)).toBe('0.0%');
    expect(signedPercent(0.0004)).toBe('0.0%');
    expect(signedPercent(12.3456)).toBe('+1,234.6%');
  });

  it('of shares carry none', () => {
    expect(percent(0.1234)).toBe('12.3%');
    expect(percent(1, 0)).toBe('100%');
  });

  it('of weights change in points', () => {
    expect(signedPoints(1.24)).toBe('+1.2');
    expect(signedPoints(-0.04)).toBe('0.0');
  });
});

describe('dollars', () => {
  it('show the digits of a price that matter', () => {
    expect(priceUsd(98_000)).toBe('$98,000');
    expect(priceUsd(1_191.444)).toBe('$1,191.44');
    expect(priceUsd(5.2)).toBe('$5.20');
    expect(priceUsd(0.00001234)).toBe('$0.00001234');
  });

  it('have the same decimals all along an axis', () => {
    const ticks = (highest: number, scale: 'linear' | 'log', values: number[]) =>
      values.map(priceTicks(highest, scale)).join(' ');
    expect(ticks(3.1, 'linear', [0.5, 1, 1.25])).toBe('$0.50 $1.00 $1.25');
    expect(ticks(71_000, 'linear', [40_000, 72_500])).toBe('$40,000 $72,500');
    expect(ticks(0.000031, 'linear', [0.00001, 0.000025])).toBe('$0.000010 $0.000025');
    expect(ticks(3.1, 'log', [0.05, 0.5, 2])).toBe('$0.05 $0.5 $2');
  });

  it('shorten large amounts', () => {
    expect(amountUsd(4_100_000_000)).toBe('$4.10B');
    expect(amountUsd(166_400_000_000)).toBe('$166B');
  });
});

describe('instants', () => {
  it('are written out in UTC', () => {
    expect(dateInWords('2026-11-21')).toBe('Sat 21 Nov 2026');
    expect(shortDate('2026-11-01')).toBe('1 Nov');
    expect(timeInWords('2026-11-22T07:05:59.000Z')).toBe('07:05 UTC');
    expect(instantInWords('2026-11-22T00:00:00Z')).toBe('Sun 22 Nov 2026, 00:00 UTC');
  });

  it('age in two units at most', () => {
    const minute = 60_000;
    expect(ageInWords(59_000)).toBe('just now');
    expect(ageInWords(12 * minute)).toBe('12 min ago');
    expect(ageInWords(185 * minute)).toBe('3 h 05 min ago');
    expect(ageInWords((2 * 24 + 4) * 60 * minute)).toBe('2 d 4 h ago');
  });
});

describe('inputs of an explanation', () => {
  it('read as a person would say them', () => {
    expect(explanationInput('r14').label).toBe('14-day return');
    expect(explanationInput('r14').show(0.0519)).toBe('+5.19%');
    expect(explanationInput('tradable').show(1)).toBe('yes');
  });

  it('unknown to the page keep their name and four digits', () => {
    const { label, show } = explanationInput('new_thing');
    expect([label, show(0.123456)]).toEqual(['new thing', '0.1235']);
  });
});

describe('weeks to a proof', () => {
  it('are said as what is still missing, in years where they are many', () => {
    const words = (weeks: number | null) => proofInWords({ weeks, formula: '' });
    expect(words(1)).toBe('not proven: 1 more week if it goes on as so far');
    expect(words(1_323)).toContain('1,323 more weeks (25 years)');
    expect(words(null)).toContain('cannot be told');
    expect(words(0)).toContain('has reached its goal');
  });
});

describe('parts of heat', () => {
  it('read in the unit a person thinks in', () => {
    expect(heatPart('attention').show(Math.log(1.3))).toBe('×1.30');
    expect(heatPart('breadth').show(0.923)).toBe('92%');
    expect(heatPart('acceleration').show(-0.5)).toBe('−0.50');
  });
});

describe('inputs of the learned model', () => {
  it('all have a name of their own', () => {
    const names = FEATURES.map(featureName);
    expect(new Set([...names, ...FEATURES]).size).toBe(2 * FEATURES.length);
  });
});
