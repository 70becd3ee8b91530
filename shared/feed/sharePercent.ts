/** A share of at most 1 as an unsigned percentage: 0.123 -> "12.3%". */
export const sharePercent = (share: number, decimals = 1): string => `${(share * 100).toFixed(decimals)}%`;
