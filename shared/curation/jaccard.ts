/** Overlap of two sets without repeats: size of the intersection over size of the union, 0-1; 0 for two empty ones. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const common = a.filter((item) => other.has(item)).length;
  const union = a.length + b.length - common;
  return union === 0 ? 0 : common / union;
}
