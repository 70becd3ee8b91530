import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { markIndices } from '../../../shared/indices/markIndices.ts';
import { relativeRoi } from '../../../shared/indices/relativeRoi.ts';
import { selectBasket } from '../../../shared/indices/selectBasket.ts';
import { eventAt } from '../market/panelOf.ts';
import { runIndex } from './runIndex.ts';

const NAMES = Array.from({ length: 25 }, (_, i) => `t${String(i).padStart(2, '0')}`);

describe('a basket', () => {
  it('has the first twelve, then incumbents up to rank 18, then the best of the rest, until it has fifteen', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 10, maxLength: NAMES.length, size: 'max' });
    fc.assert(
      fc.property(sizes, fc.subarray(NAMES), (all, incumbents) => {
        const candidates = all.map((one, i) => ({ token: NAMES[i] as string, size: one }));
        const ranked = candidates.toSorted((a, b) => b.size - a.size || (a.token < b.token ? -1 : 1));
        const basket = new Set(selectBasket(candidates, incumbents, PARAMETERS).map(({ token }) => token));
        expect(basket.size).toBe(Math.min(15, all.length));
        const near = ranked.slice(12, 18).filter(({ token }) => incumbents.includes(token));
        const others = ranked.slice(12).filter((one) => !near.includes(one));
        const held = (list: readonly { readonly token: string }[]) => list.map(({ token }) => basket.has(token));
        const firstOf = (count: number, list: readonly unknown[]) => list.map((_, i) => i < count);
        expect(held(ranked.slice(0, 12)).every(Boolean)).toBe(true);
        expect(held(near)).toEqual(firstOf(3, near));
        expect(held(others)).toEqual(firstOf(3 - Math.min(3, near.length), others));
      }),
      { seed: 41, numRuns: 200 },
    );
  });
});

const DAYS = 8;
const price = fc.double({ min: 0.01, max: 1000, noNaN: true });
const series = fc.array(price, { minLength: DAYS, maxLength: DAYS });
const sizesOf = () => ({ a: 3, b: 2, c: 1, d: 1, e: 1 });

describe('an index', () => {
  it('is the same whether a token is redenominated at any ratio or not', () => {
    const ratio = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(series, series, series), ratio, ([a, b, c], times) => {
        const columns = { a: { close: a }, b: { close: b }, c: { close: c } };
        const plain = runIndex({ columns, sizes: sizesOf, rebalanceRows: [0] });
        const [old, young] = [
          c.map((value, row) => (row < 4 ? value : null)),
          c.map((value, row) => (row < 4 ? null : value / times)),
        ];
        const renamed = runIndex({
          columns: { a: { close: a }, b: { close: b }, c: { close: old }, d: { close: young } },
          sizes: (row) => (row < 4 ? { a: 3, b: 2, c: 1 } : { a: 3, b: 2, d: 1 }),
          rebalanceRows: [0],
          events: [eventAt(4, 'redenominate', 'c', 'd', times)],
        });
        expect(renamed.facts.at(-1)?.constituents.map(({ token }) => token)).toEqual(['a', 'b', 'd']);
        plain.levels.forEach((level, row) => {
          expect((renamed.levels[row] as number) / (level as number)).toBeCloseTo(1, 11);
        });
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('has weights that sum to one with its cash, and its closing level when marked at the closing prices', () => {
    const closes = fc.array(fc.option(price, { freq: 5 }), { minLength: DAYS - 1, maxLength: DAYS - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(price, closes), { minLength: 5, maxLength: 5 }), (all) => {
        const names = ['a', 'b', 'c', 'd', 'e'];
        const columns = Object.fromEntries(all.map(([first, rest], i) => [names[i], { close: [first, ...rest] }]));
        const { states, facts } = runIndex({ columns, sizes: sizesOf, rebalanceRows: [0, 5] });
        states.forEach((state, row) => {
          const fact = facts[row];
          if (state === undefined || fact === undefined) throw new Error('the index did not start');
          const weights = fact.constituents.reduce((total, { weight }) => total + weight, 0);
          expect(weights + state.cash / fact.level).toBeCloseTo(1, 11);
          const prices = new Map(Object.entries(state.prices));
          const marked = markIndices({ n: state }, prices, prices).get('n');
          expect((marked?.level as number) / fact.level).toBeCloseTo(1, 12);
        });
      }),
      { seed: 43, numRuns: 60 },
    );
  });
});

it('a return is the one relative to a benchmark on top of the benchmark`s', () => {
  const fraction = fc.double({ min: -0.95, max: 10, noNaN: true });
  fc.assert(
    fc.property(fraction, fraction, (own, benchmark) => {
      expect((1 + relativeRoi(own, benchmark)) * (1 + benchmark) - 1).toBeCloseTo(own, 9);
      expect(relativeRoi(own, own)).toBe(0);
    }),
    { seed: 44, numRuns: 200 },
  );
});
