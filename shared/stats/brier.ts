/** Brier score: mean squared gap between probabilities (0-1) and labels 0 / 1; .25 says nothing. NaN when empty. */
export function brier(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const gap = (probabilities[i] as number) - (labels[i] as number);
    sum += gap * gap;
  }
  return sum / probabilities.length;
}
