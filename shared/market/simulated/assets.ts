import type { Registry } from '../../registry/types.ts';

/** Which simulated asset a token is a unit of: one token = `units` of the asset. */
export interface AssetShare {
  readonly asset: string;
  readonly units: number;
}

/**
 * Tokens that hand over to each other share one asset, so that prices meet at the registered ratio: the successor of a
 * rename or redenomination is `1 / ratio` of its predecessor's unit, a merged token is `ratio` of its successor's.
 */
export function assetShares(registry: Registry): ReadonlyMap<string, AssetShare> {
  const shares = new Map<string, AssetShare>();
  const shareOf = (token: string): AssetShare => shares.get(token) ?? { asset: token, units: 1 };
  for (const token of registry.tokens) shares.set(token.id, { asset: token.id, units: 1 });
  for (const event of [...registry.events].sort((a, b) => a.date - b.date)) {
    if (event.to === null || event.ratio === null || event.to === event.from) continue;
    if (event.kind === 'merge') {
      const successor = shareOf(event.to);
      shares.set(event.from, { asset: successor.asset, units: successor.units * event.ratio });
    } else {
      const predecessor = shareOf(event.from);
      shares.set(event.to, { asset: predecessor.asset, units: predecessor.units / event.ratio });
    }
  }
  return shares;
}
