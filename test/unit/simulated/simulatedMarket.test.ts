import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { dayOf } from '../../../shared/market/day.ts';
import { judgeHistory } from '../../../shared/market/quality/judgeHistory.ts';
import { simulatedMarket } from '../../../shared/market/simulated/simulatedMarket.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';

const DAY_MS = 86_400_000;
const startDay = dayOf('2021-01-01');
const make = (seed: string, endDay: string) =>
  simulatedMarket({ registry: REGISTRY, seed, startDay, endDay: dayOf(endDay) });
const market = make('test', '2024-12-31');
const lastBar = (token: string, date: string) => market.bars(token).find((bar) => bar.day === dayOf(date));

function annualVolatility(token: string): number {
  const closes = market.bars(token).map((bar) => Math.log(bar.closeUsd));
  const returns = closes.slice(1).map((close, index) => close - (closes[index] as number));
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (returns.length - 1);
  return Math.sqrt(variance * 365);
}

describe('the simulated market', () => {
  it('gives the same bars for the same seed and others for another', () => {
    const again = make('test', '2024-12-31');
    for (const token of ['bitcoin', 'pepe', 'aave']) expect(again.bars(token)).toEqual(market.bars(token));
    expect(make('other', '2024-12-31').bars('pepe')).not.toEqual(market.bars('pepe'));
  });

  it('gives prices that do not depend on where the simulation ends', () => {
    const short = make('test', '2023-06-30');
    for (const token of market.tokens) {
      const upTo = market.bars(token).filter((bar) => bar.day <= dayOf('2023-06-30'));
      expect(short.bars(token), token).toEqual(upTo);
    }
  });

  it('lists and delists tokens as the registry has them', () => {
    expect(market.bars('pepe')[0]?.day).toBe(dayOf('2023-05-05'));
    expect(market.bars('ftx-token').at(-1)?.day).toBe(dayOf('2022-11-15'));
    expect(market.bars('hyperliquid')).toEqual([]);
    expect(market.bars('no-such')).toEqual([]);
    expect(market.quoteAt('ftx-token', Date.UTC(2023, 0, 1))).toBeNull();
  });

  it('lets prices meet at the ratio where one token becomes another', () => {
    const before = lastBar('matic-network', '2024-09-10');
    const after = lastBar('polygon-ecosystem-token', '2024-09-13');
    expect((after?.closeUsd as number) / (before?.closeUsd as number)).toBeGreaterThan(0.7);
    expect((after?.closeUsd as number) / (before?.closeUsd as number)).toBeLessThan(1.4);
    const [fet, ocean] = ['fetch-ai', 'ocean-protocol'].map(
      (token) => lastBar(token, '2024-06-29')?.closeUsd as number,
    );
    expect((ocean as number) / (fet as number)).toBeCloseTo(0.433226, 9);
    const [maker, sky] = ['maker', 'sky'].map((token) => lastBar(token, '2024-10-01')?.closeUsd as number);
    expect((maker as number) / (sky as number)).toBeCloseTo(24000, 5);
  });

  it('quotes exactly the close at a close, and stays near both closes between them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('bitcoin', 'solana', 'aave', 'dogecoin', 'chainlink'),
        fc.integer({ min: startDay, max: dayOf('2024-12-30') }),
        fc.integer({ min: 1, max: 23 }),
        (token, day, hour) => {
          const [bar, next] = market.bars(token).filter((one) => one.day === day || one.day === day + 1);
          if (!bar || !next) return;
          expect(market.quoteAt(token, (day + 1) * DAY_MS)?.priceUsd).toBe(bar.closeUsd);
          const quote = market.quoteAt(token, (day + 1) * DAY_MS + (hour * DAY_MS) / 24);
          expect(quote).toEqual(market.quoteAt(token, (day + 1) * DAY_MS + (hour * DAY_MS) / 24));
          const [low, high] = [Math.min(bar.closeUsd, next.closeUsd), Math.max(bar.closeUsd, next.closeUsd)];
          expect(quote?.priceUsd).toBeGreaterThan(low * 0.8);
          expect(quote?.priceUsd).toBeLessThan(high * 1.25);
        },
      ),
      { seed: 5, numRuns: 150 },
    );
  });

  it('quotes the last simulated close, and nothing after it', () => {
    const end = (dayOf('2024-12-31') + 1) * DAY_MS;
    expect(market.quoteAt('bitcoin', end)?.priceUsd).toBe(market.bars('bitcoin').at(-1)?.closeUsd);
    expect(market.quoteAt('bitcoin', end + 1)).toBeNull();
  });

  it('moves like a market: bitcoin calmer than the rest, the rest between 55% and 160% a year', () => {
    expect(annualVolatility('bitcoin')).toBeGreaterThan(0.4);
    expect(annualVolatility('bitcoin')).toBeLessThan(0.7);
    for (const token of market.tokens.filter((id) => id !== 'bitcoin' && market.bars(id).length > 365)) {
      expect(annualVolatility(token), token).toBeGreaterThan(0.55);
      expect(annualVolatility(token), token).toBeLessThan(1.6);
    }
  });

  it('passes its own quality gates and has usable numbers in every bar', () => {
    for (const token of market.tokens) {
      const bars = market.bars(token);
      for (const bar of bars) {
        if (!(bar.closeUsd > 0 && bar.volumeUsd > 0 && bar.supply > 0 && bar.closeUsd < 1e9))
          expect(bar, token).toBeNull();
      }
      const judged = judgeHistory(
        bars.map((bar) => ({ ...bar, close: bar.closeUsd, volumeScope: 'venue' })),
        PARAMETERS,
      );
      expect(
        judged.filter((verdict) => verdict.flag !== 'accepted'),
        token,
      ).toEqual([]);
    }
  });
});
