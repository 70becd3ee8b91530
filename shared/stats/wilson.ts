/**
 * Wilson score interval of a share: `successes` of `n`, `z` standard errors wide on either side (1.96 = 95%). Undefined
 * for n = 0. Source: Wilson, Journal of the American Statistical Association 22, 1927.
 */
export function wilson(
  successes: number,
  n: number,
  z: number,
): { readonly low: number; readonly high: number } | undefined {
  if (n === 0) return undefined;
  const share = successes / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
