/**
 * Heights of labels that want to stand at `wanted` but not closer than `gap` to each other, inside `[low, high]`: pushed
 * down from the top, then up from the bottom. In the order given.
 */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = wanted.map((_, place) => place).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const placed = [...wanted];
  let floor = low;
  for (const place of order) {
    placed[place] = Math.max(placed[place] as number, floor);
    floor = (placed[place] as number) + gap;
  }
  let ceiling = high;
  for (const place of order.reverse()) {
    placed[place] = Math.min(placed[place] as number, ceiling);
    ceiling = (placed[place] as number) - gap;
  }
  return placed;
}
