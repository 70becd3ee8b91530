/** U+2212: as wide as the plus sign in tabular figures. */
const MINUS = '−';

/** A signed percentage of a fraction: 0.0312 -> "+3.1%". A value that rounds to zero carries no sign. */
export function signedPercent(fraction: number, decimals = 1): string {
  const text = Math.abs(fraction * 100).toFixed(decimals);
  return Number(text) === 0 ? `${text}%` : `${fraction > 0 ? '+' : MINUS}${grouped(text)}%`;
}

/** An unsigned percentage of a share: 0.123 -> "12.3%". */
export function percent(share: number, decimals = 1): string {
  return `${grouped((share * 100).toFixed(decimals)).replace('-', MINUS)}%`;
}

/** A change of a weight in percentage points: 0.012 -> "+1.2". */
export function signedPoints(change: number, decimals = 1): string {
  const text = Math.abs(change).toFixed(decimals);
  return Number(text) === 0 ? text : `${change > 0 ? '+' : MINUS}${text}`;
}

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
