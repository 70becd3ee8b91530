import { expect, it } from 'vitest';
import { cashOf, newestWithin } from '../../../../shared/engine/snapshot/rotationRows.ts';
import { noEvidenceYet } from '../../../../shared/history/noEvidenceYet.ts';
import type { Decision } from '../../../../shared/rotation/types.ts';

it('what adding up weights leaves behind is no cash, and nothing below zero is a debt', () => {
  const tenths = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`token-${i}`, 0.1]));
  expect(1 - Object.values(tenths).reduce((sum, weight) => sum + weight, 0)).toBeGreaterThan(0);
  expect(cashOf(tenths)).toBe(0);
  expect(cashOf({ a: 0.7, b: 0.3000000000001 })).toBe(0);
  expect(cashOf({ a: 0.999999 })).toBeCloseTo(1e-6, 12);
  expect(cashOf({})).toBe(1);
});

it('of the last closes whole ones are listed, and the newest in any case', () => {
  const close = (count: number) => ({ decisions: Array.from({ length: count }, () => ({}) as Decision) });
  const closes = [close(5), close(0), close(4), close(2)];
  expect(newestWithin(closes, 60)).toEqual(closes);
  expect(newestWithin(closes, 9)).toEqual(closes.slice(0, 3));
  expect(newestWithin(closes, 8)).toEqual(closes.slice(0, 2));
  expect(newestWithin(closes, 3)).toEqual(closes.slice(0, 1));
  expect(newestWithin([], 3)).toEqual([]);
});

it('a week is not weeks', () => {
  expect([0, 1, 2].map(noEvidenceYet)).toEqual([
    'no evidence yet (0 weeks)',
    'no evidence yet (1 week)',
    'no evidence yet (2 weeks)',
  ]);
});
