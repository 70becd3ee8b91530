import type { Allocation } from '../contracts/performance.ts';
import type { Registry } from '../registry/types.ts';
import type { Tranche, Weights } from '../rotation/types.ts';
import { decimals } from './rounded.ts';

const SHARE_DECIMALS = 3;

/** What a book held after a close's trading, by what it was held for. Shares of net asset value; they sum to 1. */
export interface Shares {
  readonly narratives: ReadonlyMap<string, number>;
  /** The benchmark, held for no narrative: the fallback. */
  readonly fallback: number;
  /** Held for nothing any more: the sale is under way. */
  readonly other: number;
  readonly cash: number;
}

/** Splits a book's weights over the narratives whose tranches hold each token, in equal parts for each seat. */
export function sharesOf(weights: Weights, tranches: readonly (Tranche | null)[], benchmark: string): Shares {
  const narratives = new Map<string, number>();
  let [fallback, other, cash] = [0, 0, 1];
  for (const [token, weight] of Object.entries(weights)) {
    cash -= weight;
    const seats = tranches.flatMap((tranche) =>
      Object.entries(tranche?.tokens ?? {}).flatMap(([narrative, tokens]) =>
        tokens.includes(token) ? [narrative] : [],
      ),
    );
    for (const narrative of seats) narratives.set(narrative, (narratives.get(narrative) ?? 0) + weight / seats.length);
    if (seats.length > 0) continue;
    if (token === benchmark) fallback += weight;
    else other += weight;
  }
  return { narratives, fallback, other, cash: Math.max(0, cash) };
}

/** Allocation columns with further closes appended; a narrative first held now was at 0 before. */
export function extendAllocation(
  before: Allocation | undefined,
  closes: readonly { readonly shares: Shares; readonly moves: number }[],
  { narratives }: Pick<Registry, 'narratives'>,
): Allocation {
  const known = before?.moves.length ?? 0;
  const column = (stored: readonly number[] | undefined, shareOf: (shares: Shares) => number) => [
    ...(stored ?? new Array<number>(known).fill(0)),
    ...closes.map(({ shares }) => decimals(shareOf(shares), SHARE_DECIMALS)),
  ];
  const held = new Set([
    ...(before?.narratives.map(({ id }) => id) ?? []),
    ...closes.flatMap(({ shares }) => [...shares.narratives.keys()]),
  ]);
  return {
    narratives: narratives
      .filter(({ id }) => held.has(id))
      .map(({ id, name }) => {
        const stored = before?.narratives.find((row) => row.id === id)?.share;
        return { id, name, share: column(stored, (shares) => shares.narratives.get(id) ?? 0) };
      }),
    bitcoin: column(before?.bitcoin, ({ fallback }) => fallback),
    other: column(before?.other, ({ other }) => other),
    cash: column(before?.cash, ({ cash }) => cash),
    moves: [...(before?.moves ?? []), ...closes.map(({ moves }) => moves)],
  };
}
