import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { advanceSignals } from '../../../shared/signals/advanceSignals.ts';
import { SignalBook } from '../../../shared/signals/signalBook.ts';
import { signalOf, signalsAmong } from '../../../shared/signals/signalClose.ts';
import { type SignalSeries, signalInputsOf } from '../../../shared/signals/signalInputs.ts';
import type { SignalState } from '../../../shared/signals/types.ts';

const rising = Array.from({ length: 60 }, (_, i) => 100 * 1.01 ** i);
const returnsOf = (closes: ArrayLike<number>) =>
  Array.from(closes, (close, i) => Math.log(close / (closes[i - 1] as number)));
const advance = (
  states: Readonly<Record<string, SignalState>>,
  series: readonly (Omit<SignalSeries, 'returns'> & { readonly id: string })[],
  day: number,
  omega = 0,
  modelProbabilities?: ReadonlyMap<string, number>,
) => {
  const ids = series.map(({ id }) => id);
  const withReturns = series.map((one) => ({ ...one, returns: returnsOf(one.closes) }));
  const inputs = { ...signalInputsOf(ids, withReturns, PARAMETERS), modelProbabilities };
  const { book, facts } = advanceSignals(SignalBook.of(states), inputs, day, omega, PARAMETERS);
  return { states: book.records, facts };
};

describe('signals of a close', () => {
  it('start at 29 priced closes: before that there is neither state nor fact', () => {
    const young = advance({}, [{ id: 'sol', closes: rising.slice(0, 28) }], 5);
    expect(young).toEqual({ states: {}, facts: [] });
    const holed = [...rising.slice(0, 29)];
    holed[3] = Number.NaN;
    expect(advance({}, [{ id: 'sol', closes: holed }], 5).facts).toEqual([]);
    const old = advance({}, [{ id: 'sol', closes: rising.slice(0, 29) }], 5);
    expect(old.facts[0]).toMatchObject({ id: 'sol', signal: 'neutral', flippedFrom: undefined, since: 5 });
    expect(old.states.sol?.bullishCloses).toBe(1);
  });

  it('name the flip, its day and its price, at the close that makes it and at no other', () => {
    const flips: unknown[] = [];
    let states: Readonly<Record<string, SignalState>> = {};
    for (let day = 29; day < 40; day++) {
      const step = advance(states, [{ id: 'sol', closes: rising.slice(0, day) }], day);
      states = step.states;
      for (const { flippedFrom, since, sincePrice, signal } of step.facts) {
        if (flippedFrom !== undefined) flips.push({ flippedFrom, since, sincePrice, signal });
      }
    }
    expect(flips).toEqual([{ flippedFrom: 'neutral', since: 30, sincePrice: rising[29], signal: 'bullish' }]);
  });

  it('leave the state as it was on a missing close, and for an id that is not asked about', () => {
    const { states } = advance({}, [{ id: 'sol', closes: rising }], 60);
    const missing = advance(states, [{ id: 'sol', closes: [...rising, Number.NaN] }], 61);
    expect(missing).toEqual({ states, facts: [] });
    expect(advance(states, [], 61).states).toEqual(states);
  });

  it('tell the same by name, by index in any list, and of a map of facts', () => {
    const ids = ['up', 'down', 'gone', 'young'];
    const series = [rising, rising.toReversed(), [...rising, Number.NaN], rising.slice(0, 9)];
    const withReturns = series.map((closes) => ({ closes, returns: returnsOf(closes) }));
    const inputs = signalInputsOf(ids, withReturns, PARAMETERS);
    const first = advanceSignals(SignalBook.of({}), inputs, 60, 0, PARAMETERS);
    const close = advanceSignals(first.book, inputs, 61, 0, PARAMETERS);
    const asked = ['young', 'nobody', 'gone', 'down', 'up'];
    const told = [undefined, undefined, undefined, 'bearish', 'bullish'];
    for (const view of [close, new Map(close.facts.map((fact) => [fact.id, fact]))]) {
      expect(asked.map((id) => signalOf(view, id))).toEqual(told);
      expect(asked.map((_, index) => signalsAmong(view, asked)(index))).toEqual(told);
    }
  });

  it('weigh the model by skill and keep both parts readable', () => {
    const [fact] = advance({}, [{ id: 'sol', closes: rising }], 60, 0.25, new Map([['sol', 0.4]])).facts;
    expect(fact).toMatchObject({ modelProbability: 0.4, trend: 1 });
    expect(fact?.ruleProbability).toBeCloseTo(0.6, 12);
    expect(fact?.probability).toBeCloseTo(0.5 + 0.25 * -0.1 + 0.75 * 0.1, 12);
  });

  it('apply the same rule to an index, with breadth as a sixth sign', () => {
    const [fact] = advance({}, [{ id: 'ai', closes: rising, breadth: 0.2 }], 60).facts;
    expect(fact?.probability).toBeCloseTo(0.5 + (0.1 * 4) / 6, 12);
  });
});
