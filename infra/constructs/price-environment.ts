import type { Settings } from '../settings.ts';

/** Calls a minute that stay inside each plan's limit with room for a retry. */
const CALLS_PER_MINUTE = { keyless: 5, demo: 25, pro: 250 } as const;
const BASE_URL = {
  keyless: 'https://api.coingecko.com/api/v3',
  demo: 'https://api.coingecko.com/api/v3',
  pro: 'https://pro-api.coingecko.com/api/v3',
} as const;

/** What tells a function where prices come from; the local runner replaces these with the source it was started with. */
export function priceEnvironment(settings: Settings) {
  const plan = settings.coingeckoPlan;
  return {
    PRICE_SOURCE: 'coingecko',
    SOURCE_LABEL: 'coingecko',
    COINGECKO_BASE_URL: BASE_URL[plan],
    COINGECKO_PLAN: plan,
    COINGECKO_KEY_PARAMETER: settings.coingeckoKeyParameter ?? '',
    KLINES_BASE_URL: 'https://data-api.binance.vision',
    SOURCE_CALLS_PER_MINUTE: String(CALLS_PER_MINUTE[plan]),
    VOLUME_SCOPE: 'aggregate',
    HISTORY_FROM: '2022-01-01',
    SIMULATION_SEED: '1',
    CLOCK: 'system',
  } as const;
}
