import { hazenRanks } from './hazenRanks.ts';

/**
 * Area under the ROC curve of scores against labels 0 / 1: the chance that a positive scores above a negative, ties
 * counting one half. Undefined when one of the classes is empty. Source: Mann and Whitney (1947), by average ranks.
 */
export function auc(scores: ArrayLike<number>, labels: ArrayLike<number>): number | undefined {
  const n = scores.length;
  const ranks = hazenRanks(scores);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < n; i++) {
    if (labels[i] !== 1) continue;
    positives++;
    // Hazen's (rank - 1/2) / n back to the average rank.
    rankSum += (ranks[i] as number) * n + 0.5;
  }
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return undefined;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
