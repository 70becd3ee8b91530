import { hazenRanks } from './hazenRanks.ts';
import { normalQuantile } from './normalQuantile.ts';

/**
 * Normal scores of a cross-section: the standard normal quantile of each Hazen rank, in the order of the input; equal
 * values get equal scores. A NaN stays NaN. Source: van der Waerden (1952) with Hazen's plotting position.
 */
export function normalScores(values: ArrayLike<number>): Float64Array {
  const scores = hazenRanks(values);
  for (let i = 0; i < scores.length; i++) {
    const rank = scores[i] as number;
    if (!Number.isNaN(rank)) scores[i] = normalQuantile(rank);
  }
  return scores;
}
