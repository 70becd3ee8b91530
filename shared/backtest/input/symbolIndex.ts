import type { EpochDay } from '../../market/day.ts';
import { covers } from '../../registry/span.ts';
import type { Alias, Registry } from '../../registry/types.ts';

/** What a file's symbol means on a day: one token, several (never guessed), or none. */
export type SymbolMatch =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'ambiguous'; readonly tokens: readonly string[] }
  | { readonly kind: 'other-time'; readonly tokens: readonly string[] }
  | { readonly kind: 'unknown' };

/**
 * Looks a file's symbols up among the registry's dated names of every kind (ticker, exchange pair, provider id, name in
 * published price collections), letter by letter as written. A name that no token has on that day but one had at another
 * time is told apart from an unknown one.
 */
export function symbolIndex(registry: Registry): (symbol: string, day: EpochDay) => SymbolMatch {
  const owners = new Map<string, { readonly token: string; readonly alias: Alias }[]>();
  for (const token of registry.tokens) {
    for (const alias of token.aliases) {
      const known = owners.get(alias.value);
      if (known === undefined) owners.set(alias.value, [{ token: token.id, alias }]);
      else known.push({ token: token.id, alias });
    }
  }
  return (symbol, day) => {
    const all = owners.get(symbol);
    if (all === undefined) return { kind: 'unknown' };
    const now = unique(all.filter(({ alias }) => covers(alias, day)));
    if (now.length === 1) return { kind: 'token', token: now[0] as string };
    return now.length === 0 ? { kind: 'other-time', tokens: unique(all) } : { kind: 'ambiguous', tokens: now };
  };
}

const unique = (owners: readonly { readonly token: string }[]): string[] => [
  ...new Set(owners.map(({ token }) => token)),
];
