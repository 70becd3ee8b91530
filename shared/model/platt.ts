import { sigmoid } from '../stats/sigmoid.ts';

/** Steps shorter than this are rounding; and more than enough of them, were every one a halving. */
const SHORTEST = 1e-15;
const STEPS = 100;

/**
 * Slope-only Platt calibration: the a in [0, 1] that minimises the log loss of sigmoid(a x score) against labels 0 / 1.
 * The loss is convex in a, so the zero of its derivative is found by Newton's method, halving where a step would leave what
 * is known to hold it; the ends are taken where there is none inside.
 * Source: Platt, "Probabilistic outputs for support vector machines", 1999, without the offset.
 */
export function platt(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (derivatives(scores, labels, 0).first >= 0) return 0;
  let [low, high, slope] = [0, 1, 1];
  for (let i = 0; i < STEPS; i++) {
    const { first, second } = derivatives(scores, labels, slope);
    if (slope === 1 && first <= 0) return 1;
    if (first < 0) low = slope;
    else high = slope;
    const newton = slope - first / second;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - slope) < SHORTEST) return next;
    slope = next;
  }
  return slope;
}

/** First and second derivative of the summed loss at a slope. */
function derivatives(scores: ArrayLike<number>, labels: ArrayLike<number>, slope: number) {
  let [first, second] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    const p = sigmoid(slope * score);
    first += (p - (labels[i] as number)) * score;
    second += p * (1 - p) * score * score;
  }
  return { first, second };
}
