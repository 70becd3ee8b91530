import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { qualifyingTokens } from '../../../shared/rotation/qualifyingTokens.ts';
import { closeOf } from './closeOf.ts';

const tokens = ['a', 'b', 'c', 'd', 'e', 'f'];
const view = (grades: Record<string, number>, more = {}) =>
  closeOf({ closes: Object.fromEntries(tokens.map((token) => [token, [1, 1]])), grades, ...more });
const choose = (incumbents: string[], close: ReturnType<typeof view>, members = tokens) =>
  qualifyingTokens(members, incumbents, close, PARAMETERS);

describe('qualifyingTokens', () => {
  it('takes up to four by grade, ties by id, and lets the others wait', () => {
    const close = view({ a: 60, b: 90, c: 60, d: 70, e: 60, f: 49.9 });
    expect(choose([], close)).toEqual({ chosen: ['b', 'd', 'a', 'c'], waiting: ['e'] });
  });

  it('asks 50 of an entrant and 45 of an incumbent', () => {
    const close = view({ a: 45, b: 49.99, c: 44.99, d: 50 });
    expect(choose(['a', 'c'], close).chosen).toEqual(['d', 'a']);
  });

  it('keeps an incumbent in its seat however good the entrants are', () => {
    const close = view({ a: 45, b: 90, c: 80, d: 70, e: 60 });
    expect(choose(['a'], close)).toEqual({ chosen: ['b', 'c', 'd', 'a'], waiting: ['e'] });
  });

  it('refuses the bearish, incumbents too, and untradable entrants only', () => {
    const close = view(
      { a: 90, b: 90, c: 90, d: 90 },
      { bearish: ['a', 'b'], liquidity: { c: { tradable: false }, d: { tradable: false } } },
    );
    expect(choose(['a', 'c'], close).chosen).toEqual(['c']);
  });

  it('takes nobody without a grade or a membership', () => {
    expect(choose(['a', 'b'], view({ b: 90 }), ['a'])).toEqual({ chosen: [], waiting: [] });
  });
});
