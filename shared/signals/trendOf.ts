export type Trend = -1 | 0 | 1;

/**
 * Trend of a price or index: +1 when the close is above its 20-bar mean and up over 14 bars, -1 when below and down,
 * else 0, also where either cannot be measured (NaN).
 */
export function trendOf(fromMean: number, change14: number): Trend {
  if (fromMean > 0 && change14 > 0) return 1;
  if (fromMean < 0 && change14 < 0) return -1;
  return 0;
}
