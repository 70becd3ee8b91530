import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { advanceSignals } from '../../../shared/signals/advanceSignals.ts';
import { SignalBook } from '../../../shared/signals/signalBook.ts';
import type { Trend } from '../../../shared/signals/trendOf.ts';
import type { SignalState } from '../../../shared/signals/types.ts';
import { readGolden } from '../stats/readGolden.ts';

interface StatesGolden {
  readonly p: number[];
  readonly trend: Trend[];
  readonly state: number[];
}
const golden = readGolden<StatesGolden>('signal_states.json');
const CODE = { bullish: 1, neutral: 0, bearish: -1 } as const;

/** The states after each close, price 100 + day. */
function run(closes: readonly (readonly [number, Trend])[]): SignalState[] {
  const start = { signal: 'neutral', bullishCloses: 0, bearishCloses: 0, since: 0, sincePrice: 100 } as const;
  let book = SignalBook.of({ sol: start });
  return closes.map(([probability, trend], day) => {
    const inputs = {
      ids: ['sol'],
      values: Float64Array.of(100 + day, probability, trend),
      modelProbabilities: undefined,
      mayStart: () => false,
    };
    book = advanceSignals(book, inputs, day, 0, PARAMETERS).book;
    return book.records.sol as SignalState;
  });
}

describe('hysteresis of a signal', () => {
  it.skipIf(golden === undefined)('agrees with the independent sequence of states', () => {
    const { p, trend, state } = golden as StatesGolden;
    const states = run(p.map((probability, i) => [probability, trend[i] as Trend]));
    expect(states.map(({ signal }) => CODE[signal])).toEqual(state);
  });

  it('enters at the second qualifying close and dates the state from it', () => {
    const states = run([
      [0.55, 0],
      [0.55, 1],
      [0.51, 0],
    ]);
    expect(states.map(({ signal }) => signal)).toEqual(['neutral', 'bullish', 'bullish']);
    expect(states[2]).toMatchObject({ since: 1, sincePrice: 101 });
  });

  it('a trend against it blocks the entry and ends the state', () => {
    expect(
      run([
        [0.6, -1],
        [0.6, -1],
        [0.6, -1],
      ]).map(({ signal }) => signal),
    ).not.toContain('bullish');
    expect(
      run([
        [0.6, 1],
        [0.6, 1],
        [0.6, -1],
      ]).at(-1)?.signal,
    ).toBe('neutral');
    expect(
      run([
        [0.4, 0],
        [0.4, 0],
        [0.4, 1],
      ]).at(-1)?.signal,
    ).toBe('neutral');
  });

  const close = fc.tuple(fc.double({ min: 0.3, max: 0.7, noNaN: true }), fc.constantFrom<Trend>(-1, 0, 1));

  it('never turns from bullish to bearish, or back, in one close', () => {
    fc.assert(
      fc.property(fc.array(close, { maxLength: 200 }), (closes) => {
        const codes = run(closes).map(({ signal }) => CODE[signal]);
        codes.forEach((code, i) => {
          if (i > 0) expect(Math.abs(code - (codes[i - 1] as number))).toBeLessThanOrEqual(1);
        });
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('is symmetric: mirrored input gives the mirrored states', () => {
    fc.assert(
      fc.property(fc.array(close, { maxLength: 60 }), (closes) => {
        // Multiples of 1/128 keep 1 - p exact; .55 and .45 lie between them.
        const rounded = closes.map(([p, trend]) => [Math.round(p * 128) / 128, trend] as const);
        const mirrored = rounded.map(([p, trend]) => [1 - p, (0 - trend) as Trend] as const);
        expect(run(mirrored).map(({ signal }) => 0 - CODE[signal])).toEqual(
          run(rounded).map(({ signal }) => CODE[signal]),
        );
      }),
      { seed: 5 },
    );
  });
});
