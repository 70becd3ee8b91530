/**
 * Weights proportional to `sizes` (positive), water-filled to `limit`: what exceeds it is spread over the others in
 * proportion, again and again until none exceeds it. 1/n each when n * limit <= 1. They sum to 1, in the order given;
 * empty for no size. The usual capping of index providers (S&P, MSCI).
 */
export function capWeights(sizes: readonly number[], limit: number): number[] {
  const n = sizes.length;
  if (n * limit <= 1) return sizes.map(() => 1 / n);
  const capped = new Array<boolean>(n).fill(false);
  for (;;) {
    let free = 0;
    let left = 1;
    for (let i = 0; i < n; i++) {
      if (capped[i]) left -= limit;
      else free += sizes[i] as number;
    }
    const weights = sizes.map((size, i) => (capped[i] ? limit : (size / free) * left));
    const over = weights.map((weight, i) => !capped[i] && weight > limit);
    if (!over.includes(true)) return weights;
    for (let i = 0; i < n; i++) capped[i] ||= over[i] as boolean;
  }
}
