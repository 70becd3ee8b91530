import type { Tranche } from './types.ts';

/** In how many tranches (0-7) each narrative and each token is held now; what no tranche holds is left out. */
export interface Conviction {
  readonly narratives: Readonly<Record<string, number>>;
  readonly tokens: Readonly<Record<string, number>>;
}

/** Counts tranches. A narrative counts where at least one of its tokens is still held; the benchmark as fallback counts too. */
export function conviction(tranches: readonly (Tranche | null)[]): Conviction {
  const narratives: Record<string, number> = {};
  const tokens: Record<string, number> = {};
  for (const tranche of tranches) {
    if (tranche === null) continue;
    for (const token of Object.keys(tranche.weights).sort()) tokens[token] = (tokens[token] ?? 0) + 1;
    for (const narrative of tranche.narratives) {
      const held = (tranche.tokens[narrative] ?? []).some((token) => (tranche.weights[token] ?? 0) > 0);
      if (held) narratives[narrative] = (narratives[narrative] ?? 0) + 1;
    }
  }
  return { narratives, tokens };
}
