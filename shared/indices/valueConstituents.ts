import type { ConstituentFact } from './types.ts';

/** Holdings told constituent by constituent, and the share of the level carried at a stale price. */
export interface Valuation {
  readonly constituents: readonly ConstituentFact[];
  readonly staleWeight: number;
}

/**
 * Weights of the held tokens in a level, in the order of `units`. `staleBarsOf` says for how many bars a price has been
 * carried (0 = fresh). Cash is the rest: weights sum to at most 1.
 */
export function valueConstituents(
  units: Readonly<Record<string, number>>,
  prices: Readonly<Record<string, number>>,
  level: number,
  staleBarsOf: (token: string) => number,
): Valuation {
  const constituents: ConstituentFact[] = [];
  let staleWeight = 0;
  for (const token in units) {
    const price = prices[token] as number;
    const weight = ((units[token] as number) * price) / level;
    const staleBars = staleBarsOf(token);
    if (staleBars > 0) staleWeight += weight;
    constituents.push({ token, weight, price, staleBars });
  }
  return { constituents, staleWeight };
}
