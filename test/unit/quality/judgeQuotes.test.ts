import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { judgeQuotes, type QuoteGateInput } from '../../../shared/market/quality/judgeQuotes.ts';
import type { QuoteReading } from '../../../shared/market/quality/verdict.ts';

const AT = Date.parse('2024-03-15T07:00:00Z');
const DAY_MS = 86_400_000;

function quote(change: Partial<QuoteReading> = {}): QuoteReading {
  const lastUpdated = '2024-03-15T06:59:30Z';
  return { id: 'pepe', priceUsd: 10, volumeUsd: 1000, circulatingSupply: 500, lastUpdated, ...change };
}

function judgePepe(quotes: readonly QuoteReading[], change: Partial<QuoteGateInput> = {}) {
  const previous = new Map([['pepe', { priceUsd: 9, at: AT - DAY_MS, medianVolumeUsd: 1000 }]]);
  const base = { at: AT, quotes, expected: ['pepe'], previous, holds: new Map(), params: PARAMETERS };
  const [verdict] = judgeQuotes({ ...base, ...change });
  if (!verdict) throw new Error('no verdict');
  return verdict;
}

describe('judging quotes', () => {
  it('accepts an ordinary reading with its numbers', () => {
    expect(judgePepe([quote()])).toEqual({
      token: 'pepe',
      flag: 'accepted',
      priceUsd: 10,
      volumeUsd: 1000,
      circulatingSupply: 500,
    });
  });

  it('gives one verdict for each expected token, in order, and ignores others', () => {
    const quotes = [quote({ id: 'stranger' }), quote({ id: 'b' }), quote({ id: 'a' })];
    const verdicts = judgeQuotes({
      at: AT,
      quotes,
      expected: ['a', 'gone', 'b'],
      previous: new Map(),
      holds: new Map(),
      params: PARAMETERS,
    });
    expect(verdicts.map((verdict) => [verdict.token, verdict.flag])).toEqual([
      ['a', 'accepted'],
      ['gone', 'missing'],
      ['b', 'accepted'],
    ]);
  });

  it.each([
    ['absent', [], 'missing', 'ABSENT'],
    ['without a price', [quote({ priceUsd: null })], 'missing', 'NO_PRICE'],
    ['zero', [quote({ priceUsd: 0 })], 'quarantined', 'NOT_POSITIVE'],
    ['negative', [quote({ priceUsd: -3 })], 'quarantined', 'NOT_POSITIVE'],
    ['not a number', [quote({ priceUsd: Number.NaN })], 'quarantined', 'NOT_POSITIVE'],
    ['infinite', [quote({ priceUsd: Number.POSITIVE_INFINITY })], 'quarantined', 'NOT_POSITIVE'],
    ['twice with two prices', [quote(), quote({ priceUsd: 11 })], 'quarantined', 'CONFLICTING_DUPLICATE'],
    ['over 3 hours old', [quote({ lastUpdated: '2024-03-15T03:59:59Z' })], 'stale', 'OLD'],
    ['undated', [quote({ lastUpdated: null })], 'stale', 'UNDATED'],
    ['dated with nonsense', [quote({ lastUpdated: 'yesterday' })], 'stale', 'UNDATED'],
    ['dated hours ahead', [quote({ lastUpdated: '2024-03-15T10:30:00Z' })], 'stale', 'FUTURE'],
    ['a thousand times higher', [quote({ priceUsd: 10_000 })], 'quarantined', 'JUMP'],
    ['a thousand times lower', [quote({ priceUsd: 0.01 })], 'quarantined', 'JUMP'],
  ])('refuses one that is %s, with a code and a line for a person', (_, quotes, flag, code) => {
    const verdict = judgePepe(quotes);
    expect(verdict).toMatchObject({ flag, code, reason: expect.stringMatching(/^[^\n]{10,}$/) });
  });

  it('takes the same quote given twice, and a reading exactly 3 hours old', () => {
    expect(judgePepe([quote(), quote()]).flag).toBe('accepted');
    expect(judgePepe([quote({ lastUpdated: '2024-03-15T04:00:00Z' })]).flag).toBe('accepted');
  });

  it('treats an impossible volume or supply as unknown', () => {
    expect(judgePepe([quote({ volumeUsd: -1, circulatingSupply: 0 })])).toMatchObject({
      volumeUsd: null,
      circulatingSupply: null,
    });
    expect(judgePepe([quote({ circulatingSupply: -5 })])).toMatchObject({ circulatingSupply: null });
    expect(judgePepe([quote({ volumeUsd: 0 })])).toMatchObject({ volumeUsd: 0 });
  });

  it('accepts a first reading, having nothing to compare it with', () => {
    expect(judgePepe([quote({ priceUsd: 1e6 })], { previous: new Map() }).flag).toBe('accepted');
  });

  it('lets a jump through when a second source or five times the median volume confirms it', () => {
    const jump = quote({ priceUsd: 100 });
    expect(judgePepe([jump], { secondSource: new Map([['pepe', 103]]) }).flag).toBe('accepted');
    expect(judgePepe([jump], { secondSource: new Map([['pepe', 103.1]]) }).flag).toBe('quarantined');
    expect(judgePepe([{ ...jump, volumeUsd: 5000 }]).flag).toBe('accepted');
    expect(judgePepe([{ ...jump, volumeUsd: 4999 }]).flag).toBe('quarantined');
    const unknown = new Map([['pepe', { priceUsd: 9, at: AT - DAY_MS, medianVolumeUsd: null }]]);
    expect(judgePepe([{ ...jump, volumeUsd: 1e9 }], { previous: unknown }).flag).toBe('quarantined');
  });

  it('lets a level through at its 24th reading, and starts over when the level jumps itself', () => {
    const jump = [quote({ priceUsd: 100 })];
    const held = (prices: readonly number[]) => judgePepe(jump, { holds: new Map([['pepe', prices]]) }).flag;
    expect(held(Array(22).fill(95))).toBe('quarantined');
    expect(held(Array(23).fill(95))).toBe('accepted');
    expect(held([9000, ...Array(22).fill(95)])).toBe('quarantined');
    expect(held([9000, ...Array(23).fill(95)])).toBe('accepted');
  });

  it('draws the line at +300% and at -90%, both still believed', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.999, max: 8, noNaN: true }), (move) => {
        const previous = new Map([['pepe', { priceUsd: 1, at: AT - DAY_MS, medianVolumeUsd: 1e9 }]]);
        const { flag } = judgePepe([quote({ priceUsd: 1 + move })], { previous });
        const inside = 1 + move - 1 <= PARAMETERS.quality.maxRise && 1 + move - 1 >= -PARAMETERS.quality.maxFall;
        expect(flag).toBe(inside ? 'accepted' : 'quarantined');
      }),
      { seed: 2, numRuns: 300, examples: [[3], [-0.9]] },
    );
  });

  it('never accepts a price that is not positive and finite, whatever comes', () => {
    const any = fc.record({
      id: fc.constantFrom('pepe', 'doge'),
      priceUsd: fc.option(fc.double()),
      volumeUsd: fc.option(fc.double()),
      circulatingSupply: fc.option(fc.double()),
      lastUpdated: fc.option(fc.constantFrom('2024-03-15T06:00:00Z', '<script>', '')),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (quotes) => {
        const verdict = judgePepe(quotes);
        if (verdict.flag !== 'accepted') return;
        expect(verdict.priceUsd > 0 && Number.isFinite(verdict.priceUsd)).toBe(true);
        expect(verdict.volumeUsd === null || verdict.volumeUsd >= 0).toBe(true);
        expect(verdict.circulatingSupply === null || verdict.circulatingSupply > 0).toBe(true);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
