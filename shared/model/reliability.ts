import { mean } from '../stats/mean.ts';
import { wilson } from '../stats/wilson.ts';

export interface ReliabilityBin {
  readonly predictions: number;
  readonly meanProbability: number;
  /** Share of ones among them. */
  readonly observed: number;
  readonly interval: { readonly low: number; readonly high: number };
}

/**
 * Reliability table: predictions in ascending order of probability cut into `bins` groups of equal size (one more in the
 * first ones), because calibrated probabilities crowd around one half. Fewer groups when there are fewer predictions.
 */
export function reliability(
  probabilities: readonly number[],
  labels: readonly number[],
  bins: number,
  wilsonZ: number,
): ReliabilityBin[] {
  const order = probabilities
    .map((_, i) => i)
    .sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number));
  const count = Math.min(bins, order.length);
  return Array.from({ length: count }, (_, bin) => {
    const size = Math.floor(order.length / count);
    const longer = order.length % count;
    const start = bin * size + Math.min(bin, longer);
    const group = order.slice(start, start + size + (bin < longer ? 1 : 0));
    const ones = group.filter((i) => labels[i] === 1).length;
    const interval = wilson(ones, group.length, wilsonZ);
    if (interval === undefined) throw new Error('reliability: an empty group');
    return {
      predictions: group.length,
      meanProbability: mean(group.map((i) => probabilities[i] as number)),
      observed: ones / group.length,
      interval,
    };
  });
}
