import { expect, it } from 'vitest';
import { cashOf } from '../../../../shared/engine/snapshot/rotationRows.ts';
import { noEvidenceYet } from '../../../../shared/history/noEvidenceYet.ts';

it('what adding up weights leaves behind is no cash, and nothing below zero is a debt', () => {
  const tenths = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`token-${i}`, 0.1]));
  expect(1 - Object.values(tenths).reduce((sum, weight) => sum + weight, 0)).toBeGreaterThan(0);
  expect(cashOf(tenths)).toBe(0);
  expect(cashOf({ a: 0.7, b: 0.3000000000001 })).toBe(0);
  expect(cashOf({ a: 0.999999 })).toBeCloseTo(1e-6, 12);
  expect(cashOf({})).toBe(1);
});

it('a week is not weeks', () => {
  expect([0, 1, 2].map(noEvidenceYet)).toEqual([
    'no evidence yet (0 weeks)',
    'no evidence yet (1 week)',
    'no evidence yet (2 weeks)',
  ]);
});
