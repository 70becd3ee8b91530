import { aliasSpans } from '../../registry/aliases.ts';
import { covers } from '../../registry/span.ts';
import type { Registry } from '../../registry/types.ts';
import type { EpochDay } from '../day.ts';
import { type AssetPath, assetPath } from './assetPath.ts';
import { type AssetShare, assetShares } from './assets.ts';
import { bridge } from './bridge.ts';
import { marketFactor } from './marketFactor.ts';
import { type NarrativeFactor, narrativeFactors } from './narrativeFactors.ts';
import { randomOf } from './random.ts';

const MS_PER_DAY = 86_400_000;

export interface SimulatedBar {
  readonly day: EpochDay;
  readonly closeUsd: number;
  readonly volumeUsd: number;
  readonly supply: number;
}

/** Prices of one instant; volume is that of the 24 hours before it. */
export interface SimulatedQuote {
  readonly priceUsd: number;
  readonly volumeUsd: number;
  readonly supply: number;
}

export interface SimulatedMarket {
  /** Internal token ids of the registry, ascending. */
  readonly tokens: readonly string[];
  /** Bars of a token, ascending, from its listing to its end; empty for an unknown token. */
  bars(token: string): readonly SimulatedBar[];
  /** Null outside `[startDay, endDay]`, before the listing's first close, after the end, for an unknown token. */
  quoteAt(token: string, epochMs: number): SimulatedQuote | null;
}

/**
 * A made-up market for machines without a price source, always to be marked SIMULATED: a factor model (market,
 * narratives in turn, fat-tailed own noise) on the registry's tokens, listed and gone as their CoinGecko names are.
 * Deterministic in `registry`, `seed` and `startDay`; a price never depends on `endDay`. Days inclusive.
 */
export function simulatedMarket(input: {
  readonly registry: Registry;
  readonly seed: string;
  readonly startDay: EpochDay;
  readonly endDay: EpochDay;
}): SimulatedMarket {
  const { registry, seed, startDay } = input;
  const days = Math.max(0, input.endDay - startDay + 1);
  const market = marketFactor(randomOf(`${seed}/market`), days);
  const factors = narrativeFactors(
    seed,
    registry.narratives.map(({ id }) => id),
    days,
  );
  const shares = assetShares(registry);
  const paths = new Map<string, AssetPath>();
  for (const { asset } of shares.values()) {
    if (!paths.has(asset)) paths.set(asset, assetPath(seed, asset, market, factorsOf(registry, asset, factors)));
  }
  const tokens = new Map(registry.tokens.map((token) => [token.id, aliasSpans(token, 'coingecko')]));

  const barOf = (token: string, day: EpochDay): SimulatedBar | null => {
    const row = day - startDay;
    const listed = tokens.get(token)?.some((span) => covers(span, day)) ?? false;
    if (!listed || row < 0 || row >= days) return null;
    const { asset, units } = shares.get(token) as AssetShare;
    const path = paths.get(asset) as AssetPath;
    return {
      day,
      closeUsd: (path.closeUsd[row] as number) * units,
      volumeUsd: path.volumeUsd[row] as number,
      supply: (path.supply[row] as number) / units,
    };
  };

  return {
    tokens: [...tokens.keys()].sort(),
    bars: (token) =>
      Array.from({ length: days }, (_, row) => barOf(token, startDay + row)).filter((bar) => bar !== null),
    quoteAt: (token, epochMs) => {
      const day = Math.floor(epochMs / MS_PER_DAY);
      const share = epochMs / MS_PER_DAY - day;
      const before = barOf(token, day - 1);
      if (before === null) return null;
      if (share === 0) return { priceUsd: before.closeUsd, volumeUsd: before.volumeUsd, supply: before.supply };
      const after = barOf(token, day);
      if (after === null) return null;
      const { asset } = shares.get(token) as AssetShare;
      // Seeded by the asset: tokens that are units of one asset move as one within the day, too.
      const wiggle = bridge(`${seed}/day/${asset}/${day}`, share) * (paths.get(asset) as AssetPath).idiosyncraticSd;
      return {
        priceUsd: before.closeUsd ** (1 - share) * after.closeUsd ** share * Math.exp(wiggle),
        volumeUsd: before.volumeUsd * (1 - share) + after.volumeUsd * share,
        supply: before.supply,
      };
    },
  };
}

/** The narratives an asset was ever in: what moves it does not wait for our label. */
function factorsOf(
  registry: Registry,
  asset: string,
  factors: ReadonlyMap<string, NarrativeFactor>,
): readonly NarrativeFactor[] {
  const ids = new Set(registry.memberships.filter((row) => row.token === asset).map((row) => row.narrative));
  return [...ids].sort().map((id) => factors.get(id) as NarrativeFactor);
}
