import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { spliceEvents } from '../../../shared/market/spliceEvents.ts';
import { isMatured, outcomeOf } from '../../../shared/model/target.ts';
import type { TokenEvent } from '../../../shared/registry/types.ts';
import { cutPanel } from '../../fixtures/cutPanel.ts';
import { eventAt, FIRST_DAY, panelOf } from '../market/panelOf.ts';
import { normal } from './randomDates.ts';

const flat = (price: number, days = 12): number[] => new Array<number>(days).fill(price);
const NONE: ReadonlySet<number> = new Set();

function outcome(panel: Panel, events: readonly TokenEvent[] = [], tokens = panel.tokens, skippedDays = NONE) {
  return outcomeOf(FIRST_DAY + 2, tokens, { panel, events, skippedDays }, PARAMETERS);
}

/** The log return of token `a` predicted at row 2: rows 3 to 10. */
const returnOfA = (...args: Parameters<typeof outcome>): number => outcome(...args).returns[0] as number;

describe('the target', () => {
  it('is the log return from one close later to eight closes later', () => {
    const close = Array.from({ length: 12 }, (_, row) => 2 ** row);
    expect(returnOfA(panelOf({ a: { close } }))).toBeCloseTo(7 * Math.LN2, 12);
  });

  it('is known eight closes later, not before', () => {
    expect([isMatured(100, 107, PARAMETERS), isMatured(100, 108, PARAMETERS)]).toEqual([false, true]);
  });

  it('lies strictly above the median: the median token itself does not beat it', () => {
    const columns = Object.fromEntries(
      ['a', 'b', 'c'].map((token, i) => [token, { close: [...flat(10, 10), ...flat(10 + i, 2)] }]),
    );
    expect(outcome(panelOf(columns)).labels).toEqual([0, 0, 1]);
  });

  it('counts every token eligible then in the median, also one that is never predicted', () => {
    const close = (last: number) => ({ close: [...flat(10, 10), ...flat(last, 2)] });
    const panel = panelOf({ a: close(11), b: close(12), c: close(13), d: close(14) });
    expect(outcome(panel, [], ['a', 'b']).labels).toEqual([0, 1]);
    expect(outcome(panel).labels).toEqual([0, 0, 1, 1]);
  });

  it('has a base rate of one half, short by the median token, and moves with the tokens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1e6 }), (count, seed) => {
        const draw = normal(seed);
        const columns = Object.fromEntries(
          Array.from({ length: count }, (_, i) => [
            `t${String(i).padStart(2, '0')}`,
            { close: flat(1).map(() => Math.exp(draw())) },
          ]),
        );
        const panel = panelOf(columns);
        const { labels } = outcome(panel);
        expect(labels.filter((label) => label === 1)).toHaveLength(Math.floor(count / 2));
        expect(outcome(panel, [], panel.tokens.toReversed()).labels).toEqual(labels.toReversed());
      }),
      { seed: 4, numRuns: 40 },
    );
  });

  it('reads nothing after its last close', () => {
    const draw = normal(8);
    const panel = panelOf({ a: { close: flat(1, 40).map(() => Math.exp(draw())) }, b: { close: flat(3, 40) } });
    expect(outcome(cutPanel(panel, 10))).toStrictEqual(outcome(panel));
  });

  it('refuses a horizon the panel does not hold', () => {
    expect(() => outcome(panelOf({ a: { close: flat(1, 10) } }))).toThrow(/outside the panel/);
  });
});

describe('a token that stops', () => {
  const HAIRCUT = Math.log(1 - PARAMETERS.index.haircut);

  it('is valued at its last price less the haircut when a delisting is registered', () => {
    const close = [...flat(10, 9), 8];
    expect(returnOfA(panelOf({ a: { close } }, 12), [eventAt(9, 'delist', 'a')])).toBeCloseTo(
      Math.log(0.8) + HAIRCUT,
      12,
    );
  });

  it('is valued so also unannounced, but only past the frozen bars', () => {
    expect(returnOfA(panelOf({ a: { close: flat(10, 7) } }, 12))).toBeCloseTo(HAIRCUT, 12);
    expect(returnOfA(panelOf({ a: { close: flat(10, 8) } }, 12))).toBe(0);
  });

  it('enters in full when it stops before the first close', () => {
    expect(returnOfA(panelOf({ a: { close: flat(10, 3) } }, 12))).toBeCloseTo(HAIRCUT, 12);
  });

  it('is carried, not written off, over refused prices and closes that never counted', () => {
    const panel = panelOf({ a: { close: [...flat(10, 7), null, null, null, null], quarantined: [7] } }, 12);
    expect(returnOfA(panel)).toBe(0);
    const silent = panelOf({ a: { close: flat(10, 6) } }, 12);
    expect(returnOfA(silent)).toBeCloseTo(HAIRCUT, 12);
    expect(returnOfA(silent, [], silent.tokens, new Set([FIRST_DAY + 7, FIRST_DAY + 8]))).toBe(0);
  });

  it('goes on as its registered successor times the ratio, and waits for its first price', () => {
    const events = [eventAt(8, 'redenominate', 'a', 'z', 100)];
    const columns = { a: { close: flat(10, 6) }, z: { close: [...new Array<null>(9).fill(null), ...flat(0.2, 3)] } };
    expect(returnOfA(spliceEvents(panelOf(columns), events), events, ['a'])).toBeCloseTo(Math.LN2, 12);
    const late = { ...columns, z: { close: [...new Array<null>(11).fill(null), 0.2] } };
    expect(returnOfA(spliceEvents(panelOf(late), events), events, ['a'])).toBe(0);
  });
});
