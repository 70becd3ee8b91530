import { roundedForHash } from '../../engine/canonicalJson.ts';
import { sigmoid } from '../../stats/sigmoid.ts';
import type { BoostedTrees, Tree } from '../types.ts';
import { binEdges, binned } from './bins.ts';
import { growTree, type TreeSettings } from './growTree.ts';

export interface BoostSettings extends TreeSettings {
  readonly trees: number;
}

/**
 * Gradient-boosted trees on the log loss over dates of tokens (each date weighs the same), features sorted into the bins
 * of a standard normal. Nothing is drawn at random: equal data give equal trees. Source: Friedman, "Greedy function
 * approximation", Annals of Statistics 29, 2001, with second-order leaves. Throws when there is nothing to fit.
 */
export function boostTrees(
  dates: readonly { readonly x: Float64Array; readonly y: Uint8Array }[],
  width: number,
  settings: BoostSettings,
): Omit<BoostedTrees, 'cutOff'> {
  const data = pooled(dates, width, settings.bins);
  const count = data.y.length;
  const base = baseOf(data);
  const scores = new Float64Array(count).fill(base);
  const gradients = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const trees: Tree[] = [];
  for (let round = 0; round < settings.trees; round++) {
    for (let row = 0; row < count; row++) {
      const p = sigmoid(scores[row] as number);
      const weight = data.weights[row] as number;
      gradients[row] = weight * (p - (data.y[row] as number));
      curvatures[row] = weight * p * (1 - p);
    }
    const { tree, leafOf } = growTree({ bins: data.bins, width, gradients, curvatures }, settings);
    for (let row = 0; row < count; row++) {
      scores[row] = (scores[row] as number) + (tree.leaves[leafOf[row] as number] as number);
    }
    trees.push(tree);
  }
  return { base, trees };
}

/** Log-odds of each row of `z` (row-major, `width` wide). `bins` as fitted with. */
export function treeScores(model: BoostedTrees, z: Float64Array, width: number, bins: number): Float64Array {
  const rows = binned(z, binEdges(bins));
  const scores = new Float64Array(z.length / width);
  for (let row = 0; row < scores.length; row++) {
    let score = model.base;
    for (const tree of model.trees) {
      let node = 0;
      while (node < tree.features.length) {
        const bin = rows[row * width + (tree.features[node] as number)] as number;
        node = 2 * node + (bin > (tree.bins[node] as number) ? 2 : 1);
      }
      score += tree.leaves[node - tree.features.length] as number;
    }
    scores[row] = score;
  }
  return scores;
}

interface Pooled {
  readonly bins: Uint8Array;
  readonly y: Uint8Array;
  /** Mean 1, the same sum for every date. */
  readonly weights: Float64Array;
}

function pooled(
  dates: readonly { readonly x: Float64Array; readonly y: Uint8Array }[],
  width: number,
  bins: number,
): Pooled {
  const count = dates.reduce((sum, { y }) => sum + y.length, 0);
  if (count === 0) throw new Error('boosted trees: no rows to fit');
  const edges = binEdges(bins);
  const all: Pooled = {
    bins: new Uint8Array(count * width),
    y: new Uint8Array(count),
    weights: new Float64Array(count),
  };
  let row = 0;
  for (const { x, y } of dates) {
    all.bins.set(binned(x, edges), row * width);
    all.y.set(y, row);
    all.weights.fill(count / (dates.length * y.length), row, row + y.length);
    row += y.length;
  }
  return all;
}

/** Log-odds of the weighted share of ones; a share of 0 or 1 has none and throws. */
function baseOf({ y, weights }: Pooled): number {
  let ones = 0;
  for (let row = 0; row < y.length; row++) ones += (weights[row] as number) * (y[row] as number);
  return roundedForHash(Math.log(ones / (y.length - ones)));
}
