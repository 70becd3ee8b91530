import { priceEnvironment, serverEnvironment } from '../constructs/price-environment.ts';
import { coingeckoKey } from './env.ts';
import type { SourceOption } from './options.ts';

/** Where prices come from in this run, as it bears on folders, clocks and the functions' environment. */
export interface Source {
  readonly kind: 'live' | 'simulated' | 'custom';
  /** For people: 'the live CoinGecko API', ... */
  readonly title: string;
  /** Name of its folder under the data directory. */
  readonly folder: string;
  /** What the table is stamped with; prices of two stamps never meet in one table. */
  readonly stamp: string;
  /** Replaces values of the template's environment. */
  readonly overrides: Readonly<Record<string, string>>;
  /** For the functions that call the provider, and no other. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The API that tells the time; undefined = this machine's clock, and schedules run. */
  readonly clockUrl: string | undefined;
}

export const SIMULATED: Source = {
  kind: 'simulated',
  title: 'the SIMULATED market (seeded; no real prices)',
  folder: 'simulated',
  stamp: 'simulated',
  overrides: { PRICE_SOURCE: 'simulated', SOURCE_LABEL: 'simulated' },
  secrets: {},
  clockUrl: undefined,
};

/** The template's own source; the operator's key, if any, sets the plan with its limits. */
export function liveSource(): Source {
  const key = coingeckoKey();
  return {
    kind: 'live',
    title: `the live CoinGecko API (${key === undefined ? 'keyless' : `${key.plan} key`})`,
    folder: 'coingecko',
    stamp: 'coingecko',
    overrides: key === undefined ? {} : planEnvironment(key.plan),
    secrets: key === undefined ? {} : { COINGECKO_API_KEY: key.key },
    clockUrl: undefined,
  };
}

export function customSource({ url, klinesUrl, volumeScope }: Extract<SourceOption, { kind: 'custom' }>): Source {
  const { host, pathname } = new URL(url);
  return {
    kind: 'custom',
    title: url,
    folder: `${host}${pathname}`.replace(/[^a-zA-Z0-9.-]+/g, '_').replace(/_$/, ''),
    stamp: `${url} klines=${klinesUrl || 'none'} volume=${volumeScope}`,
    overrides: serverEnvironment({ url, klinesUrl, volumeScope }),
    secrets: {},
    clockUrl: url,
  };
}

/** A demo key is used at the keyless plan's address, which is the template's own; a pro key has another. */
function planEnvironment(coingeckoPlan: 'demo' | 'pro'): Record<string, string> {
  const settings = { coingeckoPlan, coingeckoKeyParameter: undefined };
  const { COINGECKO_PLAN, COINGECKO_BASE_URL, SOURCE_CALLS_PER_MINUTE } = priceEnvironment(settings);
  return { COINGECKO_PLAN, SOURCE_CALLS_PER_MINUTE, ...(coingeckoPlan === 'pro' && { COINGECKO_BASE_URL }) };
}
