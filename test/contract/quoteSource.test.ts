import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coingecko } from '../../functions/adapters/prices/coingecko.ts';
import { exchangeTicker } from '../../functions/adapters/prices/exchangeTicker.ts';
import type { QuoteSource } from '../../functions/adapters/prices/port.ts';
import { simulated } from '../../functions/adapters/prices/simulated.ts';
import { dayOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { geckoOptions } from '../fixtures/geckoOptions.ts';
import { startMiniReplay } from '../fixtures/miniReplay.ts';
import { type Replay, realReplayExists, startRealReplay } from '../fixtures/startReplay.ts';

const NOW = '2024-03-15T07:30:00Z';
const replays: Replay[] = [];
afterAll(() => Promise.all(replays.map((replay) => replay.close())));

async function over(start: (options: { now: string }) => Promise<Replay>, suffix = ''): Promise<QuoteSource> {
  const replay = await start({ now: NOW });
  replays.push(replay);
  return coingecko(geckoOptions(`${replay.url}${suffix}`));
}

/** The exchange's tickers, with pairs for our ids so that the same laws can be told of it. */
async function tickers(start: (options: { now: string }) => Promise<Replay>): Promise<QuoteSource> {
  const replay = await start({ now: NOW });
  replays.push(replay);
  const source = exchangeTicker({ ...geckoOptions(''), baseUrl: `${replay.url}/binance` });
  const pairs = new Map([
    ['bitcoin', 'BTCUSDT'],
    ['ethereum', 'ETHUSDT'],
    ['solana', 'SOLUSDT'],
    ['pepe', 'PEPEUSDT'],
  ]);
  const ids = new Map([...pairs].map(([id, pair]) => [pair, id]));
  return {
    ...source,
    async quotes(asked) {
      const page = await source.quotes(asked.map((id) => pairs.get(id) ?? id));
      return { ...page, quotes: page.quotes.map((quote) => ({ ...quote, id: ids.get(quote.id) ?? quote.id })) };
    },
  };
}

const sources: Record<string, () => Promise<QuoteSource>> = {
  'tickers over the mini replay': () => tickers(startMiniReplay),
  'coingecko over the mini replay': () => over(startMiniReplay),
  'coingecko with a base URL that ends in /api/v3/': () => over(startMiniReplay, '/api/v3/'),
  'the simulated market': async () =>
    simulated({
      registry: REGISTRY,
      seed: 'contract',
      startDay: dayOf('2023-01-01'),
      volumeScope: 'aggregate',
      clock: { now: async () => Date.parse(NOW) },
    }),
};
if (realReplayExists) {
  sources['coingecko over the replay of real prices'] = () => over(startRealReplay);
  sources['tickers over the replay of real prices'] = () => tickers(startRealReplay);
} else console.warn('market-replay is absent: the quote contract is not run on real prices');

describe.each(Object.entries(sources))('quote source: %s', (_name, open) => {
  let source: QuoteSource;
  beforeAll(async () => {
    source = await open();
  });

  it('answers known ids once each with numbers, a dated reading and its own clock', async () => {
    const page = await source.quotes(['bitcoin', 'solana', 'pepe']);
    expect(page.quotes.map(({ id }) => id).toSorted()).toEqual(['bitcoin', 'pepe', 'solana']);
    expect(page.rejected).toEqual([]);
    expect(page.observedAt).toBe(Date.parse(NOW));
    for (const quote of page.quotes) {
      expect(quote.priceUsd).toBeGreaterThan(0);
      expect(quote.volumeUsd).toBeGreaterThan(0);
      expect(Math.abs(Date.parse(quote.lastUpdated ?? '') - page.observedAt)).toBeLessThanOrEqual(60_000);
    }
  });

  it('leaves an unknown id out without harm to the others', async () => {
    const page = await source.quotes(['no-such-coin', 'bitcoin']);
    expect(page.quotes.map(({ id }) => id)).toEqual(['bitcoin']);
  });

  it('answers more ids than fit one call', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => `no-such-coin-${n}`);
    const page = await source.quotes(['bitcoin', ...ids, 'ethereum']);
    expect(page.quotes.map(({ id }) => id).toSorted()).toEqual(['bitcoin', 'ethereum']);
  });

  it('states its name, scope and limits', () => {
    expect(source.name).toMatch(/^[a-z]+$/);
    expect(['venue', 'aggregate']).toContain(source.volumeScope);
    expect(source.limits.idsPerCall).toBeGreaterThanOrEqual(250);
  });
});
