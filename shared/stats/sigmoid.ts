/** Logistic function 1 / (1 + exp(-x)): 0 and 1 at the infinities, one half at 0. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
