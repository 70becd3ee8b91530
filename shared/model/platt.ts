import { sigmoid } from '../stats/sigmoid.ts';

/** Halvings of [0, 1] until doubles have no more numbers between. */
const BISECTIONS = 60;

/**
 * Slope-only Platt calibration: the a in [0, 1] that minimises the log loss of sigmoid(a x score) against labels 0 / 1.
 * The loss is convex in a, so the zero of its derivative is found by bisection, and the ends are taken where it has none
 * inside. Source: Platt, "Probabilistic outputs for support vector machines", 1999, without the offset.
 */
export function platt(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (derivative(scores, labels, 0) >= 0) return 0;
  if (derivative(scores, labels, 1) <= 0) return 1;
  let low = 0;
  let high = 1;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (derivative(scores, labels, middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function derivative(scores: ArrayLike<number>, labels: ArrayLike<number>, slope: number): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    sum += (sigmoid(slope * score) - (labels[i] as number)) * score;
  }
  return sum;
}
