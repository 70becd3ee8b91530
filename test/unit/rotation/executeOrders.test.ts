import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { columnOf, recordOf } from '../../../shared/rotation/ascendingColumn.ts';
import { executeOrders } from '../../../shared/rotation/executeOrders.ts';
import { bookRecord } from '../../../shared/rotation/rotationColumns.ts';
import type { PendingOrder, Weights } from '../../../shared/rotation/types.ts';
import { closeOf } from './closeOf.ts';
import { drifting } from './series.ts';

const closes = Object.fromEntries(['a', 'b', 'c', 'd'].map((token, i) => [token, drifting(40, 0, 0.03 + 0.01 * i)]));
const order = (target: Weights, more: Partial<PendingOrder> = {}): PendingOrder => ({
  decidedOn: 699,
  target,
  due: {},
  scale: 1,
  scaleBefore: 1,
  ...more,
});
const run = (weights: Weights, pending: PendingOrder, close = closeOf({ closes }), last: Weights = {}) => {
  const columns = { ...pending, target: columnOf(pending.target), due: columnOf(pending.due) };
  const book = { navGross: 1, navNet: 1, weights: columnOf(weights) };
  const result = executeOrders(book, columns, close, columnOf(last), PARAMETERS);
  return { ...result, book: bookRecord(result.book), rest: recordOf(result.rest) };
};
const all = (reason: 'NARRATIVE_ENTER' | 'REGIME', ...tokens: string[]) =>
  Object.fromEntries(tokens.map((token) => [token, [reason]]));
const trade = (result: ReturnType<typeof run>, token: string) => result.trades.find((one) => one.token === token);

describe('executeOrders', () => {
  it('trades what is due whatever its size, and anything else from the band on', () => {
    const small = run({ a: 0.101 }, order({ a: 0.1 }, { due: all('REGIME', 'a') }));
    expect(trade(small, 'a')?.dw).toBeCloseTo(-0.001, 12);
    // 20% of a target of .1 is .02; below a target of .025 the band is .005 of the portfolio.
    expect(run({ a: 0.1199 }, order({ a: 0.1 })).trades).toEqual([]);
    expect(run({ a: 0.12 }, order({ a: 0.1 })).trades[0]?.reasons).toEqual(['DRIFT']);
    expect(run({ a: 0.0149 }, order({ a: 0.01 })).trades).toEqual([]);
    expect(run({ a: 0.0151 }, order({ a: 0.01 })).trades).toHaveLength(1);
  });

  it('names the scale where its last change alone carried a token over the band', () => {
    const scaled = order({ a: 0.08 }, { scale: 0.8, scaleBefore: 1 });
    expect(run({ a: 0.1 }, scaled).trades[0]?.reasons).toEqual(['VOL_SCALE']);
    expect(run({ a: 0.13 }, scaled).trades[0]?.reasons).toEqual(['DRIFT']);
  });

  it('cuts a trade to its share of daily volume and keeps the rest due', () => {
    const thin = closeOf({ closes, liquidity: { a: { advUsd: 2e6 } } });
    const result = run({ a: 0.1 }, order({}, { due: all('REGIME', 'a') }), thin);
    expect(trade(result, 'a')?.dw).toBeCloseTo(-0.02, 12);
    expect(result.rest).toEqual({ a: ['LIQUIDITY_REST'] });
  });

  it('lets the order of an unpriced token, or one without a known volume, wait', () => {
    const due = all('REGIME', 'a', 'b');
    const dark = closeOf({
      closes: { ...closes, a: [...(closes.a ?? []).slice(0, -1), Number.NaN] },
      liquidity: { b: { advUsd: undefined } },
    });
    const result = run({ a: 0.1, b: 0.1 }, order({}, { due }), dark, { a: 100 });
    expect(result).toMatchObject({ trades: [], rest: due, cost: 0 });
    expect(result.book.weights).toEqual({ a: 0.1, b: 0.1 });
  });

  it('lets a delisted position leave whole, at the price given, at no further cost', () => {
    const dead = closeOf({ closes: { ...closes, a: new Array(40).fill(Number.NaN) }, liquidity: { a: { advUsd: 1 } } });
    const result = run({ a: 0.2 }, order({}, { due: { a: ['DELISTED'] } }), dead, { a: 50 });
    expect(result.trades).toEqual([{ token: 'a', dw: -0.2, price: 50, cost: 0, reasons: ['DELISTED'] }]);
    expect(result.book.weights).toEqual({});
  });

  it('scales buys to the cash that is left, and keeps due what was worth a trade', () => {
    const stuck = closeOf({ closes, liquidity: { a: { advUsd: 1e6 } } });
    const due = all('NARRATIVE_ENTER', 'a', 'b', 'c');
    const result = run({ a: 0.9 }, order({ b: 0.5, c: 0.4 }, { due }), stuck);
    const [b, c] = [trade(result, 'b')?.dw ?? 0, trade(result, 'c')?.dw ?? 0];
    expect(b / c).toBeCloseTo(0.5 / 0.4, 9);
    expect(b + c).toBeLessThan(0.11);
    expect(result.rest).toEqual({ a: ['LIQUIDITY_REST'], b: ['NARRATIVE_ENTER'], c: ['NARRATIVE_ENTER'] });
  });

  it('pays smaller costs for large caps and needs no cash it has not got', () => {
    const tiers = closeOf({ closes, liquidity: { a: { capUsd: 2e9 }, b: { capUsd: undefined } } });
    const costs = run({}, order({ a: 0.1, b: 0.1 }, { due: all('NARRATIVE_ENTER', 'a', 'b') }), tiers).trades;
    expect((costs[1]?.cost ?? 0) - (costs[0]?.cost ?? 0)).toBeGreaterThan(0.1 * 30e-4);
  });

  it('conserves value: no negative weight or cash, net falls by the cost alone, gross not at all', () => {
    const vector = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 }).map((draws) => {
      const total = draws.reduce((sum, draw) => sum + draw, 1e-9);
      return Object.fromEntries(['a', 'b', 'c', 'd'].map((token, i) => [token, (draws[i] ?? 0) / total]));
    });
    const adv = fc.array(fc.double({ min: 1e4, max: 1e9, noNaN: true }), { minLength: 4, maxLength: 4 });
    const dueTokens = fc.subarray(['a', 'b', 'c', 'd']);
    fc.assert(
      fc.property(vector, vector, adv, dueTokens, (held, target, advs, tokens) => {
        const liquidity = Object.fromEntries(
          ['a', 'b', 'c', 'd'].map((token, i) => [token, { advUsd: advs[i] as number }]),
        );
        const result = run(held, order(target, { due: all('REGIME', ...tokens) }), closeOf({ closes, liquidity }));
        const weights = Object.values(result.book.weights);
        expect(Math.min(0, ...weights)).toBe(0);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-12);
        expect(result.book.navGross).toBe(1);
        expect(result.book.navNet).toBeCloseTo(1 - result.trades.reduce((sum, { cost }) => sum + cost, 0), 14);
        expect(result.turnover).toBeCloseTo(
          result.trades.reduce((sum, { dw }) => sum + Math.abs(dw), 0),
          14,
        );
        for (const { token, dw } of result.trades) {
          const advUsd = liquidity[token]?.advUsd ?? 0;
          expect(Math.abs(dw) * PARAMETERS.rotation.aumUsd).toBeLessThanOrEqual(0.01 * advUsd * (1 + 1e-12));
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
