import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { crossCheck } from '../../../shared/market/quality/crossCheck.ts';
import { type JudgedBar, judgeHistory } from '../../../shared/market/quality/judgeHistory.ts';

const SCOPE = 'venue' as const;

/** Thirty quiet bars at $10 with a volume of $1,000, then the given ones; day 30 is the first of them. */
function afterQuiet(bars: readonly Partial<JudgedBar>[]): JudgedBar[] {
  const quiet = Array.from({ length: 30 }, (_, day) => ({ day, close: 10, volumeUsd: 1000, volumeScope: SCOPE }));
  return [
    ...quiet,
    ...bars.map((bar, index) => ({ day: 30 + index, close: 10, volumeUsd: 1000, volumeScope: SCOPE, ...bar })),
  ];
}

const flags = (bars: readonly JudgedBar[], second?: ReadonlyMap<number, number>) =>
  judgeHistory(bars, PARAMETERS, second)
    .slice(30)
    .map((verdict) => verdict.flag);

describe('judging daily history', () => {
  it('refuses a lone spike and takes the bar after it', () => {
    expect(flags(afterQuiet([{ close: 10_000 }, { close: 10.5 }]))).toEqual(['quarantined', 'accepted']);
  });

  it('refuses the first bar of a new level and takes the next: the level held for 24 hours', () => {
    expect(flags(afterQuiet([{ close: 100 }, { close: 90 }, { close: 10 }]))).toEqual([
      'quarantined',
      'accepted',
      'accepted',
    ]);
    expect(flags(afterQuiet([{ close: 100 }, { close: 10_000 }, { close: 9000 }]))).toEqual([
      'quarantined',
      'quarantined',
      'accepted',
    ]);
  });

  it('forgets a refused level once the old one is back', () => {
    expect(flags(afterQuiet([{ close: 100 }, { close: 10 }, { close: 100 }]))).toEqual([
      'quarantined',
      'accepted',
      'quarantined',
    ]);
  });

  it('takes a move confirmed by volume or by a second source', () => {
    expect(flags(afterQuiet([{ close: 100, volumeUsd: 5000 }]))).toEqual(['accepted']);
    expect(flags(afterQuiet([{ close: 100 }]), new Map([[30, 101]]))).toEqual(['accepted']);
    expect(flags(afterQuiet([{ close: 100 }]), new Map([[30, 120]]))).toEqual(['quarantined']);
  });

  it('does not take the tenfold volume of another scope for a confirmation', () => {
    const jump = { close: 100, volumeUsd: 9000, volumeScope: 'aggregate' as const };
    expect(flags(afterQuiet([jump]))).toEqual(['quarantined']);
    expect(flags(afterQuiet([{ ...jump, volumeScope: SCOPE }]))).toEqual(['accepted']);
  });

  it('refuses what is no price, and says so', () => {
    const [verdict] = judgeHistory([{ day: 1, close: 0, volumeUsd: null, volumeScope: SCOPE }], PARAMETERS);
    expect(verdict).toEqual({
      day: 1,
      flag: 'quarantined',
      code: 'NOT_POSITIVE',
      reason: expect.stringContaining('above zero'),
    });
  });

  it('reads nothing later than the bar it judges', () => {
    const bar = fc.record({
      close: fc.constantFrom(0.5, 9, 10, 11, 60, 500, -1),
      volumeUsd: fc.constantFrom(null, 900, 9000),
    });
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1, maxLength: 12 }), fc.nat(), (tail, cutAt) => {
        const bars = afterQuiet(tail);
        const cut = cutAt % bars.length;
        expect(judgeHistory(bars.slice(0, cut), PARAMETERS)).toEqual(judgeHistory(bars, PARAMETERS).slice(0, cut));
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('cross-checking two sources', () => {
  it('compares days both have and names those more than 3% apart', () => {
    const first = [1, 2, 3].map((day) => ({ day, close: 100 }));
    const second = [
      { day: 2, close: 103 },
      { day: 3, close: 103.5 },
      { day: 4, close: 100 },
    ];
    expect(crossCheck(first, second, PARAMETERS)).toEqual({
      compared: 2,
      quarantined: [{ day: 3, reason: 'two sources differ: $100 and $103.5' }],
    });
  });
});
