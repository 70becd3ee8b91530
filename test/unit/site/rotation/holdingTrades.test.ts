import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../../shared/engine/parameters.ts';
import { halfSpreadBps } from '../../../../shared/rotation/costs.ts';
import { type Portfolio, tradeList } from '../../../../shared/rotation/tradeList.ts';
import { readHoldings } from '../../../../site/src/components/rotation/holdings/readHoldings.ts';
import { tokenMarkets } from '../../../../site/src/components/rotation/holdings/tokenMarkets.ts';
import { tradesCsv } from '../../../../site/src/components/rotation/holdings/tradesCsv.ts';
import { simulatedSnapshot } from '../../../fixtures/simulatedSnapshot.ts';

const { tokens, rotation } = simulatedSnapshot();
const markets = tokenMarkets(tokens.tokens, PARAMETERS);
const target = Object.fromEntries(rotation.target.holdings.map(({ token, weight }) => [token, weight]));
const MINIMUM = 10;
const list = (portfolio: Portfolio) => tradeList(portfolio, target, markets, MINIMUM, PARAMETERS);
const cents = (usd: number) => Math.round(usd * 100);

describe('the trade list for pasted holdings', () => {
  const { portfolio } = readHoldings('BTC 0.4\nETH 10\nDOGE 50000\nUSD 20000', tokens.tokens);
  const first = list(portfolio);

  it('knows the terms of every token of the target', () => {
    for (const token of Object.keys(target)) expect(markets.has(token)).toBe(true);
    const bitcoin = tokens.tokens.find(({ id }) => id === 'bitcoin')!;
    expect(markets.get('bitcoin')).toMatchObject({
      priceUsd: bitcoin.price,
      halfSpreadBps: halfSpreadBps(bitcoin.cap_usd ?? undefined, PARAMETERS),
    });
    expect(markets.get('bitcoin')?.dailyVol).toBeGreaterThan(0.001);
  });

  it('sells first, keeps to the band and the minimum order', () => {
    const sides = first.lines.map(({ orderUsd }) => Math.sign(orderUsd));
    expect(sides).toEqual(sides.toSorted((a, b) => a - b));
    expect(new Set(sides)).toEqual(new Set([-1, 1]));
    for (const { orderUsd } of first.lines) expect(Math.abs(orderUsd)).toBeGreaterThanOrEqual(MINIMUM);
  });

  it('keeps cash and positions before = after + costs, to the cent', () => {
    const worth = ({ cashUsd, quantities }: Portfolio) =>
      Object.entries(quantities).reduce(
        (sum, [token, quantity]) => sum + cents(quantity * (markets.get(token)?.priceUsd ?? 0)),
        cents(cashUsd),
      );
    expect(worth(portfolio)).toBe(cents(first.totalUsd));
    expect(worth(first.after) + cents(first.costUsd)).toBe(cents(first.totalUsd));
    expect(first.costUsd).toBeGreaterThan(0);
  });

  it('applied leaves nothing to do', () => {
    expect(list(first.after).lines).toEqual([]);
  });

  it('goes out as CSV, and no symbol becomes a formula', () => {
    const hostile = tokens.tokens.map((token) => (token.id === 'ethereum' ? { ...token, symbol: '=1+1' } : token));
    const rows = tradesCsv(first, hostile).trimEnd().split('\n');
    expect(rows).toHaveLength(first.lines.length + 1);
    expect(rows[0]).toBe('side,symbol,token,quantity,order_usd,cost_usd');
    expect(rows.find((row) => row.includes(',ethereum,'))).toMatch(/^(buy|sell),'=1\+1,ethereum,[\d.]+,[\d.]+,[\d.]+$/);
  });
});

it('a token without a price, a volume or a volatility has no terms', () => {
  const [row] = tokens.tokens as [(typeof tokens.tokens)[number]];
  const flat = row.sparkline.map(() => 1);
  const without = [
    { ...row, price: null },
    { ...row, volume_usd: null },
    { ...row, sparkline: flat },
  ];
  for (const one of without) expect(tokenMarkets([one], PARAMETERS).size).toBe(0);
});
