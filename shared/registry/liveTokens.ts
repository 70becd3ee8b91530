import type { EpochDay } from '../market/day.ts';
import { memberTokens } from './membership.ts';
import type { Registry } from './types.ts';

/** By list of members, which stays the same object from one change of the registry to the next. */
const known = new WeakMap<readonly string[], readonly string[]>();

/**
 * Internal ids a price request of `day` asks for, ascending: benchmarks and every member of a narrative on that day.
 * Delisted tokens and predecessors have no membership then, so an id that no longer exists is never asked for.
 */
export function liveTokens(registry: Registry, day: EpochDay): readonly string[] {
  const members = memberTokens(registry, day);
  let tokens = known.get(members);
  if (tokens === undefined) {
    const benchmarks = registry.tokens.filter((token) => token.benchmark).map((token) => token.id);
    tokens = [...new Set([...benchmarks, ...members])].sort();
    known.set(members, tokens);
  }
  return tokens;
}
