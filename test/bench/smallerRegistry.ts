import type { Registry } from '../../shared/registry/types.ts';

/**
 * The registry with so many narratives, those that have most tokens today, and so many tokens: benchmarks, then the members of
 * the kept narratives that have been members longest.
 */
export function smallerRegistry(registry: Registry, tokens: number, narratives: number): Registry {
  const current = registry.memberships.filter(({ to }) => to === null);
  const sizes = Map.groupBy(current, ({ narrative }) => narrative);
  const sizeOf = (id: string): number => sizes.get(id)?.length ?? 0;
  const largest = [...registry.narratives].sort((a, b) => sizeOf(b.id) - sizeOf(a.id)).slice(0, narratives);
  const keptNarratives = new Set(largest.map(({ id }) => id));
  const since = new Map<string, number>();
  for (const { token, narrative, from } of current) {
    if (keptNarratives.has(narrative)) since.set(token, Math.min(from, since.get(token) ?? from));
  }
  const rankOf = (token: Registry['tokens'][number]): number =>
    token.benchmark ? Number.NEGATIVE_INFINITY : (since.get(token.id) ?? Number.POSITIVE_INFINITY);
  const ranked = registry.tokens
    .map((token) => ({ token, rank: rankOf(token) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  const kept = new Set(ranked.slice(0, tokens).map(({ token }) => token.id));
  return {
    ...registry,
    tokens: registry.tokens.filter(({ id }) => kept.has(id)),
    narratives: registry.narratives.filter(({ id }) => keptNarratives.has(id)),
    memberships: registry.memberships.filter((row) => kept.has(row.token) && keptNarratives.has(row.narrative)),
    events: registry.events.filter(({ from, to }) => kept.has(from) && (to === null || kept.has(to))),
  };
}
