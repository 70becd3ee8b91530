import type { PriceServer, Settings } from '../settings.ts';

const BASE_URL = {
  keyless: 'https://api.coingecko.com/api/v3',
  demo: 'https://api.coingecko.com/api/v3',
  pro: 'https://pro-api.coingecko.com/api/v3',
} as const;

type PriceSettings = Pick<Settings, 'coingeckoPlan' | 'coingeckoKeyParameter'> & Partial<Pick<Settings, 'source'>>;

/** What tells a function where prices come from; the local runner replaces these with the source it was started with. */
export function priceEnvironment(settings: PriceSettings) {
  return { ...ownPrices(settings), ...(settings.source && serverEnvironment(settings.source)) };
}

/** What taking prices and the time from another server changes; keyless, unlimited, and named so in every payload. */
export function serverEnvironment({ url, klinesUrl, volumeScope }: PriceServer) {
  return {
    PRICE_SOURCE: 'coingecko',
    SOURCE_LABEL: 'custom',
    COINGECKO_BASE_URL: url,
    COINGECKO_PLAN: 'keyless',
    KLINES_BASE_URL: klinesUrl,
    SOURCE_CALLS_PER_MINUTE: '0',
    VOLUME_SCOPE: volumeScope,
    CLOCK: 'source',
  };
}

function ownPrices(settings: PriceSettings) {
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
  };
}
