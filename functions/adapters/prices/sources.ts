import { dayOf } from '../../../shared/market/day.ts';
import type { Registry } from '../../../shared/registry/types.ts';
import type { Clock } from '../clock/port.ts';
import { apiKey } from './apiKey.ts';
import { coingecko } from './coingecko.ts';
import { exchangeTicker } from './exchangeTicker.ts';
import { klines } from './klines.ts';
import type { HistorySource, QuoteSource } from './port.ts';
import { simulated } from './simulated.ts';
import type { SourceSettings } from './sourceSettings.ts';

export interface PriceSources {
  readonly quotes: QuoteSource;
  /** Prices of tokens with an exchange pair, to compare with and for when `quotes` is out; null = not used. */
  readonly second: QuoteSource | null;
  /** History of any token the quote source knows, as far back as its plan reaches. */
  readonly chart: HistorySource;
  /** Deep history of tokens with an exchange pair; null = not used. */
  readonly klines: HistorySource | null;
}

/** Well inside what CoinGecko grants (about 10 to 30 a minute without a key, 30 with the demo key). */
const CALLS_PER_MINUTE = { keyless: 10, demo: 30, pro: 200 } as const;
/** A tenth of what Binance grants. */
const KLINES_CALLS_PER_MINUTE = 600;
const HOSTS = {
  keyless: 'https://api.coingecko.com',
  demo: 'https://api.coingecko.com',
  pro: 'https://pro-api.coingecko.com',
};

/** The price sources an environment asks for. Nothing is called until a price is. */
export function priceSources(settings: SourceSettings, deps: { registry: Registry; clock: Clock }): PriceSources {
  const timing = {
    timeoutMs: settings.SOURCE_TIMEOUT_MS,
    maxWaitMs: settings.SOURCE_MAX_WAIT_MS,
    firstPauseMs: settings.SOURCE_FIRST_PAUSE_MS,
  };
  if (settings.PRICE_SOURCE === 'simulated') {
    const startDay = dayOf(settings.HISTORY_FROM);
    const market = simulated({ ...deps, seed: settings.SIMULATION_SEED, startDay, volumeScope: settings.VOLUME_SCOPE });
    return { quotes: market, second: null, chart: market, klines: null };
  }
  const plan = settings.COINGECKO_PLAN;
  const gecko = coingecko({
    ...timing,
    name: settings.SOURCE_LABEL,
    baseUrl: settings.COINGECKO_BASE_URL ?? HOSTS[plan],
    plan,
    apiKey: apiKey(settings.COINGECKO_API_KEY, settings.COINGECKO_KEY_PARAMETER),
    volumeScope: settings.VOLUME_SCOPE,
    callsPerMinute: settings.SOURCE_CALLS_PER_MINUTE ?? CALLS_PER_MINUTE[plan],
  });
  const unlimited = settings.SOURCE_CALLS_PER_MINUTE === 0;
  const callsPerMinute = unlimited ? 0 : KLINES_CALLS_PER_MINUTE;
  const exchange = { ...timing, baseUrl: settings.KLINES_BASE_URL, callsPerMinute };
  const hasExchange = settings.KLINES_BASE_URL !== '';
  return {
    quotes: gecko,
    second: hasExchange ? exchangeTicker(exchange) : null,
    chart: gecko,
    klines: hasExchange ? klines(exchange) : null,
  };
}
