/**
 * Mean negative log likelihood, in nats, of labels 0 / 1 under probabilities; ln 2 says nothing. A certainty that turned
 * out wrong costs Infinity. NaN when empty.
 */
export function logLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const probability = probabilities[i] as number;
    sum -= Math.log(labels[i] === 1 ? probability : 1 - probability);
  }
  return sum / probabilities.length;
}
