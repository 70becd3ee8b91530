import type { EpochDay } from '../market/day.ts';
import { covers } from './span.ts';
import type { Alias, Registry, RegistryToken } from './types.ts';

/** The spans in which `token` had a name of `kind`, ascending; empty where a provider never had it. */
export function aliasSpans(token: RegistryToken, kind: Alias['kind']): readonly Alias[] {
  return token.aliases.filter((alias) => alias.kind === kind).sort((a, b) => a.from - b.from);
}

/** What `kind` calls `token` on `day`; null where it has no name for it then. */
export function aliasAt(token: RegistryToken, kind: Alias['kind'], day: EpochDay): string | null {
  return token.aliases.find((alias) => alias.kind === kind && covers(alias, day))?.value ?? null;
}

/** Provider's id -> internal id of `tokens` on `day`, for one request and the way back; tokens without an id are left out. */
export function providerIds(
  registry: Registry,
  tokens: readonly string[],
  kind: Alias['kind'],
  day: EpochDay,
): ReadonlyMap<string, string> {
  const wanted = new Set(tokens);
  const ids = new Map<string, string>();
  for (const token of registry.tokens) {
    const value = wanted.has(token.id) ? aliasAt(token, kind, day) : null;
    if (value !== null) ids.set(value, token.id);
  }
  return ids;
}
