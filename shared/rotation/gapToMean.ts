/**
 * How far the last value of `values[begin..end)` lies above the mean of its other present values, as a fraction of the last:
 * positive exactly when it is above the mean of the whole window, and the share by which it would have to fall to meet it.
 * A flat series gives exactly 0. Undefined when the last value is missing or under `minShare` of `bars` is present.
 */
export function gapToMean(
  values: ArrayLike<number>,
  bars: number,
  minShare: number,
  begin = 0,
  end = values.length,
): number | undefined {
  if (end - begin < minShare * bars) return undefined;
  const last = end > begin ? (values[end - 1] as number) : Number.NaN;
  if (Number.isNaN(last)) return undefined;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(begin, end - bars); i < end; i++) {
    const difference = last - (values[i] as number);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    count++;
  }
  return count < 2 || count < minShare * bars ? undefined : sum / (count - 1) / last;
}
