import type { EpochDay } from '../market/day.ts';
import { memberTokens } from './membership.ts';
import type { Registry } from './types.ts';

/**
 * Internal ids a price request of `day` asks for, ascending: benchmarks and every member of a narrative on that day.
 * Delisted tokens and predecessors have no membership then, so an id that no longer exists is never asked for.
 */
export function liveTokens(registry: Registry, day: EpochDay): readonly string[] {
  const benchmarks = registry.tokens.filter((token) => token.benchmark).map((token) => token.id);
  return [...new Set([...benchmarks, ...memberTokens(registry, day)])].sort();
}
