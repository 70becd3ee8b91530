import { hazenRanks } from './hazenRanks.ts';
import { normalQuantile } from './normalQuantile.ts';

/**
 * Normal scores of a cross-section: the standard normal quantile of each Hazen rank, in the order of the input; equal
 * values get equal scores. A NaN stays NaN. Source: van der Waerden (1952) with Hazen's plotting position.
 */
export function normalScores(values: ArrayLike<number>): Float64Array {
  const scores = hazenRanks(values);
  let n = 0;
  for (let i = 0; i < scores.length; i++) if (!Number.isNaN(scores[i])) n++;
  const table = scoreTable(n);
  for (let i = 0; i < scores.length; i++) {
    const rank = scores[i] as number;
    if (!Number.isNaN(rank)) scores[i] = scoreAt(table, Math.round(rank * 2 * n));
  }
  return scores;
}

/** A matter of speed and memory only: numbers kept at a time. */
const KEPT = 1 << 20;
const tables = new Map<number, Float64Array>();
let kept = 0;

/**
 * Normal scores of the ranks that n values can have, at twice n times the Hazen rank (1..2n - 1): of values with `below` smaller
 * ones and `upTo` not larger ones at `below + upTo`. Those of values without an equal, the odd places, are there; ask `scoreAt`
 * for any. The features of a date have few different n, and dates after it the same ones: without a table each quantile would be
 * computed again and again.
 */
export function scoreTable(n: number): Float64Array {
  const known = tables.get(n);
  if (known !== undefined) return known;
  if (kept > KEPT) {
    tables.clear();
    kept = 0;
  }
  const table = new Float64Array(2 * n).fill(Number.NaN);
  for (let place = 1; place < 2 * n; place += 2) scoreAt(table, place);
  tables.set(n, table);
  kept += 2 * n;
  return table;
}

/** The score at a place of a table, found when first asked for. */
export function scoreAt(table: Float64Array, place: number): number {
  // (average rank - 1/2) / n as `hazenRanks` has it, so that both give the same bits.
  if (Number.isNaN(table[place])) table[place] = normalQuantile(((place + 1) / 2 - 0.5) / (table.length / 2));
  return table[place] as number;
}
