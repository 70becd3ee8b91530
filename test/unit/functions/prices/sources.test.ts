import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../../../functions/adapters/parseEnv.ts';
import { apiKey } from '../../../../functions/adapters/prices/apiKey.ts';
import { sourceSettings } from '../../../../functions/adapters/prices/sourceSettings.ts';
import { priceSources } from '../../../../functions/adapters/prices/sources.ts';
import { REGISTRY } from '../../../../shared/registry/registry.ts';

const clock = { now: async () => Date.parse('2024-03-15T07:30:00Z') };
const sources = (env: Record<string, string>) =>
  priceSources(parseEnv(sourceSettings, env), { registry: REGISTRY, clock });

describe('priceSources', () => {
  it('is CoinGecko without a key and without klines when nothing is set', () => {
    const { quotes, chart, klines } = sources({});
    expect([quotes.name, quotes.simulated, quotes.volumeScope]).toEqual(['coingecko', false, 'aggregate']);
    expect([quotes.limits.callsPerMinute, chart.limits.daysBack, klines]).toEqual([10, 365, null]);
  });

  it('takes label, scope, plan and limits from the environment', () => {
    const env = { SOURCE_LABEL: 'replay', VOLUME_SCOPE: 'venue', COINGECKO_PLAN: 'pro', SOURCE_CALLS_PER_MINUTE: '0' };
    const { quotes, chart, klines } = sources({ ...env, KLINES_BASE_URL: 'http://127.0.0.1:1/binance' });
    expect([quotes.name, quotes.volumeScope, quotes.limits.callsPerMinute]).toEqual(['replay', 'venue', 0]);
    expect([chart.limits.daysBack, klines?.limits.callsPerMinute]).toEqual([null, 0]);
  });

  it('marks the simulated market as simulated', async () => {
    const { quotes } = sources({ PRICE_SOURCE: 'simulated', HISTORY_FROM: '2024-01-01' });
    expect(quotes.simulated).toBe(true);
    expect((await quotes.quotes(['bitcoin'])).quotes).toHaveLength(1);
  });

  it('lists every problem of an environment at once', () => {
    const wrong = {
      PRICE_SOURCE: 'tv',
      HISTORY_FROM: 'soon',
      COINGECKO_BASE_URL: 'ftp://x',
      SOURCE_CALLS_PER_MINUTE: '-1',
    };
    expect(() => sources(wrong)).toThrow(/PRICE_SOURCE.*COINGECKO_BASE_URL.*SOURCE_CALLS_PER_MINUTE.*HISTORY_FROM/);
  });
});

describe('apiKey', () => {
  it('prefers a key given directly and is none when nothing is named', async () => {
    expect(await apiKey('K', '/some/name')()).toBe('K');
    expect(await apiKey('', '')()).toBeUndefined();
  });
});
