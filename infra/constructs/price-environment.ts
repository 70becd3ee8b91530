import type { Settings } from '../settings.ts';

const BASE_URL = {
  keyless: 'https://api.coingecko.com/api/v3',
  demo: 'https://api.coingecko.com/api/v3',
  pro: 'https://pro-api.coingecko.com/api/v3',
} as const;

/** What tells a function where prices come from; the local runner replaces these with the source it was started with. */
export function priceEnvironment(settings: Pick<Settings, 'coingeckoPlan' | 'coingeckoKeyParameter'>) {
  const plan = settings.coingeckoPlan;
  return {
    PRICE_SOURCE: 'coingecko',
    SOURCE_LABEL: 'coingecko',
    COINGECKO_BASE_URL: BASE_URL[plan],
    COINGECKO_PLAN: plan,
    COINGECKO_KEY_PARAMETER: settings.coingeckoKeyParameter ?? '',
    KLINES_BASE_URL: 'https://data-api.binance.vision',
    // What the plan allows: the adapters know each plan's limit.
    SOURCE_CALLS_PER_MINUTE: '',
    VOLUME_SCOPE: 'aggregate',
    // Two years of training, a year of weekly out-of-sample judgement and warm-up, with room to spare.
    HISTORY_FROM: '2022-01-01',
    SIMULATION_SEED: 'tidewatch',
    CLOCK: 'system',
  } as const;
}
