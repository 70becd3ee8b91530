/** A size as text, rounded up: a change of the size printed is enough wherever the exact one is. */
export function roundedUp(size: number, decimals: number): string {
  const scale = 10 ** decimals;
  return (Math.ceil(size * scale) / scale).toFixed(decimals);
}

/** The next larger size as text, never equal: a change of the size printed is past a threshold that the exact one meets. */
export function roundedBeyond(size: number, decimals: number): string {
  const scale = 10 ** decimals;
  return ((Math.floor(size * scale) + 1) / scale).toFixed(decimals);
}
