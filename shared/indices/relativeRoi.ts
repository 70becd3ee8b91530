/** Return relative to a benchmark's over the same window: (1 + r) / (1 + r_b) - 1, fractions; both above -1. */
export function relativeRoi(own: number, benchmark: number): number {
  return (1 + own) / (1 + benchmark) - 1;
}
