import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { type Portfolio, type TokenMarket, tradeList } from '../../../shared/rotation/tradeList.ts';

const market = new Map<string, TokenMarket>(
  ['a', 'b', 'c', 'd'].map((token, i) => [
    token,
    { priceUsd: [1, 0.0037, 41_234.56, 17.3][i] as number, dailyVol: 0.04, advUsd: 1e7, halfSpreadBps: 15 },
  ]),
);
const list = (portfolio: Portfolio, target: Record<string, number>, minimum = 10) =>
  tradeList(portfolio, target, market, minimum, PARAMETERS);
const cents = (usd: number) => Math.round(usd * 100);
const valueCents = ({ quantities }: Portfolio) =>
  [...market].reduce((sum, [token, { priceUsd }]) => sum + Math.round((quantities[token] ?? 0) * priceUsd * 100), 0);

describe('tradeList', () => {
  it('sells first, leaves the band alone, and sells out what is not wanted', () => {
    const { lines, after } = list({ cashUsd: 0, quantities: { a: 5000, d: 200 } }, { c: 0.55, d: 0.4 });
    expect(lines.map(({ token }) => token)).toEqual(['a', 'c']);
    expect(lines[0]).toMatchObject({ orderUsd: -5000, quantity: -5000 });
    expect(after.quantities).not.toHaveProperty('a');
    expect(after.quantities.d).toBe(200);
  });

  it('judges the band on what the costs leave, so that the second list does not find what the first one let go', () => {
    const portfolio = { cashUsd: 0, quantities: { a: 9950.02, d: 49.98 / 17.3 } };
    const { lines, after, totalUsd } = list(portfolio, { c: 1 });
    expect(totalUsd).toBe(10_000);
    expect(lines.map(({ token }) => token)).toEqual(['a', 'd', 'c']);
    expect(list(after, { c: 1 }).lines).toEqual([]);
  });

  it('has no line below the minimum order', () => {
    expect(list({ cashUsd: 100, quantities: {} }, { a: 0.09, b: 0.5 }).lines.map(({ token }) => token)).toEqual(['b']);
  });

  it('leaves unknown tokens alone, says so, and does not count them', () => {
    const result = list({ cashUsd: 100, quantities: { mystery: 7 } }, { a: 0.5, unheard: 0.5 });
    expect(result.unknown).toEqual(['mystery', 'unheard']);
    expect(result.totalUsd).toBe(100);
    expect(result.after.quantities.mystery).toBe(7);
  });

  it('refuses an amount that is none', () => {
    expect(() => list({ cashUsd: -1, quantities: {} }, {})).toThrow(/not an amount/);
    expect(() => list({ cashUsd: 1, quantities: { a: Number.NaN } }, {})).toThrow(/not an amount/);
  });

  // Doubles alone are mostly next to 0.
  const amount = fc.oneof(
    fc.constant(0),
    fc.double({ min: 0, max: 300_000, noNaN: true }),
    fc.integer({ min: 0, max: 30_000_000 }).map((number) => number / 100),
  );
  const part = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 1000 }).map((number) => number / 1000),
  );
  const portfolios = fc.record({ cashUsd: amount, values: fc.array(amount, { minLength: 4, maxLength: 4 }) }).map(
    ({ cashUsd, values }): Portfolio => ({
      cashUsd: cents(cashUsd) / 100,
      quantities: Object.fromEntries(
        [...market].map(([token, { priceUsd }], i) => [token, (values[i] ?? 0) / priceUsd]),
      ),
    }),
  );
  const targets = fc.array(part, { minLength: 5, maxLength: 5 }).map((draws) => {
    const total = draws.reduce((sum, draw) => sum + draw, 1e-9);
    return Object.fromEntries(['a', 'b', 'c', 'd'].map((token, i) => [token, (draws[i] ?? 0) / total]));
  });

  it('keeps the books to the cent: cash and positions before = after + costs, cash never negative', () => {
    fc.assert(
      fc.property(portfolios, targets, (portfolio, target) => {
        const { after, costUsd, totalUsd, lines } = list(portfolio, target);
        expect(cents(totalUsd)).toBe(cents(portfolio.cashUsd) + valueCents(portfolio));
        const spent = lines.reduce((sum, line) => sum + cents(line.orderUsd) + cents(line.costUsd), 0);
        expect(cents(after.cashUsd)).toBe(cents(portfolio.cashUsd) - spent);
        expect(cents(after.cashUsd) + valueCents(after) + cents(costUsd)).toBe(cents(totalUsd));
        expect(after.cashUsd).toBeGreaterThanOrEqual(0);
        for (const line of lines) expect(Math.abs(line.orderUsd)).toBeGreaterThanOrEqual(10);
        const signs = lines.map(({ orderUsd }) => Math.sign(orderUsd));
        expect(signs).toEqual([...signs].sort());
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('has nothing left to do when applied to its own result', () => {
    fc.assert(
      fc.property(portfolios, targets, (portfolio, target) => {
        expect(list(list(portfolio, target).after, target).lines).toEqual([]);
      }),
      { seed: 5, numRuns: 5000 },
    );
  });
});
