import { baseLevel } from './roi.ts';
import type { IndexState } from './types.ts';

/**
 * Contribution of each token to the index return over `days`: the sum of u_i (P_end - P_start) over the closes since,
 * over the level at the start. Tokens that left within the window are included under their own id, cash gains nothing,
 * so the values sum to `roi(levels, days)`. Ascending by token; undefined where the index is younger than the window or
 * the kept gains do not cover it.
 */
export function contributions(
  state: Pick<IndexState, 'levels' | 'gains'>,
  days: number,
): ReadonlyMap<string, number> | undefined {
  const last = state.levels.at(-1);
  const base = last === undefined ? undefined : baseLevel(state.levels, last.day - days);
  if (base === undefined) return undefined;
  const closes = state.levels.filter((row) => row.day > base.day).length;
  const window = state.gains.filter((row) => row.day > base.day);
  if (window.length < closes) return undefined;
  const points = new Map<string, number>();
  for (const row of window) {
    for (const [token, gain] of Object.entries(row.points)) points.set(token, (points.get(token) ?? 0) + gain);
  }
  return new Map(
    [...points].map(([token, gain]) => [token, gain / base.level] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
