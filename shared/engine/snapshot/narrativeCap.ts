import type { Liquidity } from '../../indices/types.ts';

/**
 * Market cap of a narrative's members in US dollars, of those that have one. Null where none has, and while a member's supply
 * has a stand-in, as on the first day of a table, when only the few tokens without klines have an observed one: their sum would
 * be a hundredth of the narrative, and say so nowhere.
 */
export function narrativeCap(
  members: readonly string[],
  liquidity: ReadonlyMap<string, Pick<Liquidity, 'capUsd' | 'standInSupply'>>,
): number | null {
  const known = members.flatMap((token) => liquidity.get(token) ?? []);
  if (known.some(({ standInSupply }) => standInSupply)) return null;
  const caps = known.flatMap(({ capUsd }) => capUsd ?? []);
  return caps.length === 0 ? null : caps.reduce((sum, cap) => sum + cap, 0);
}
