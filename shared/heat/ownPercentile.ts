/**
 * Hazen percentile (0-100) of the last value of a history within all of it, itself included, ties averaged:
 * 100 (average rank - 1/2) / n; null values do not count. Undefined when the last one is null or fewer than `minValues`
 * are there. O(n), without ranking the others.
 */
export function ownPercentile(history: readonly (number | null)[], minValues: number): number | undefined {
  const today = history.at(-1);
  if (today === null || today === undefined) return undefined;
  let count = 0;
  let below = 0;
  let equal = 0;
  for (const value of history) {
    if (value === null) continue;
    count++;
    if (value < today) below++;
    else if (value === today) equal++;
  }
  return count < minValues ? undefined : (100 * (below + equal / 2)) / count;
}
