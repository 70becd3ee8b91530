import { roundedForHash } from '../../engine/canonicalJson.ts';
import type { Tree } from '../types.ts';

export interface TreeSettings {
  readonly depth: number;
  readonly bins: number;
  readonly shrinkage: number;
  readonly leafPenalty: number;
  readonly minLeafShare: number;
}

/** Binned rows (row-major, `width` wide) with the gradient and curvature of the loss at each. */
export interface GrowingRows {
  readonly bins: Uint8Array;
  readonly width: number;
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
}

/**
 * Grows one complete tree level by level on histograms, each node split where the second-order gain
 * G_l^2 / (H_l + c) + G_r^2 / (H_r + c) - G^2 / (H + c) is largest, ties to the first feature and bin; a node without a gain
 * sends all its rows left. Leaves are -shrinkage G / (H + c). Also gives each row's leaf.
 * Source: Chen and Guestrin, "XGBoost", KDD 2016, section 2.2.
 */
export function growTree(
  rows: GrowingRows,
  settings: TreeSettings,
): { readonly tree: Tree; readonly leafOf: Uint16Array } {
  const { gradients, curvatures, width, bins } = rows;
  const count = gradients.length;
  let total = 0;
  for (let row = 0; row < count; row++) total += curvatures[row] as number;
  const minCurvature = settings.minLeafShare * total;
  const nodeOf = new Uint16Array(count);
  const features: number[] = [];
  const splits: number[] = [];
  let parents: Float64Array | undefined;
  for (let level = 0; level < settings.depth; level++) {
    const nodes = 2 ** level;
    const histogram = histogramOf(rows, nodeOf, nodes, settings.bins, parents);
    parents = histogram;
    const first = features.length;
    for (let node = 0; node < nodes; node++) {
      const split = bestSplit(histogram, node * width * settings.bins * 2, width, minCurvature, settings);
      features.push(split.feature);
      splits.push(split.bin);
    }
    for (let row = 0; row < count; row++) {
      const node = nodeOf[row] as number;
      const bin = bins[row * width + (features[first + node] as number)] as number;
      nodeOf[row] = 2 * node + (bin > (splits[first + node] as number) ? 1 : 0);
    }
  }
  return { tree: { features, bins: splits, leaves: leavesOf(rows, nodeOf, settings) }, leafOf: nodeOf };
}

/**
 * Sums of gradient and curvature, interleaved, by node, feature and bin. Below the root only the smaller child of each
 * parent is summed over its rows; the other one is what is left of the parent.
 */
function histogramOf(
  rows: GrowingRows,
  nodeOf: Uint16Array,
  nodes: number,
  binCount: number,
  parents: Float64Array | undefined,
): Float64Array {
  const { bins, width, gradients, curvatures } = rows;
  const size = width * binCount * 2;
  const histogram = new Float64Array(nodes * size);
  const isSummed = parents === undefined ? Uint8Array.of(1) : smallerChildren(nodeOf, nodes);
  for (let row = 0; row < gradients.length; row++) {
    const node = nodeOf[row] as number;
    if (isSummed[node] === 0) continue;
    const gradient = gradients[row] as number;
    const curvature = curvatures[row] as number;
    let at = node * width * binCount;
    const start = row * width;
    for (let feature = 0; feature < width; feature++, at += binCount) {
      const cell = 2 * (at + (bins[start + feature] as number));
      histogram[cell] = (histogram[cell] as number) + gradient;
      histogram[cell + 1] = (histogram[cell + 1] as number) + curvature;
    }
  }
  for (let node = 0; parents !== undefined && node < nodes; node++) {
    if (isSummed[node] === 1) continue;
    const [parent, sibling, own] = [(node >> 1) * size, (node ^ 1) * size, node * size];
    for (let i = 0; i < size; i++) {
      histogram[own + i] = (parents[parent + i] as number) - (histogram[sibling + i] as number);
    }
  }
  return histogram;
}

/** 1 for the child with fewer rows of each pair, the left one when both have as many. */
function smallerChildren(nodeOf: Uint16Array, nodes: number): Uint8Array {
  const counts = new Uint32Array(nodes);
  for (let row = 0; row < nodeOf.length; row++) {
    const node = nodeOf[row] as number;
    counts[node] = (counts[node] as number) + 1;
  }
  return Uint8Array.from(counts, (count, node) => {
    const sibling = counts[node ^ 1] as number;
    return count < sibling || (count === sibling && node % 2 === 0) ? 1 : 0;
  });
}

function bestSplit(
  histogram: Float64Array,
  start: number,
  width: number,
  minCurvature: number,
  { bins, leafPenalty }: TreeSettings,
): { readonly feature: number; readonly bin: number } {
  let gradient = 0;
  let curvature = 0;
  for (let bin = 0; bin < bins; bin++) {
    gradient += histogram[start + 2 * bin] as number;
    curvature += histogram[start + 2 * bin + 1] as number;
  }
  const whole = (gradient * gradient) / (curvature + leafPenalty);
  let best = { feature: 0, bin: bins - 1 };
  let bestGain = 0;
  for (let feature = 0; feature < width; feature++) {
    let left = 0;
    let leftCurvature = 0;
    for (let bin = 0; bin < bins - 1; bin++) {
      const cell = start + 2 * (feature * bins + bin);
      left += histogram[cell] as number;
      leftCurvature += histogram[cell + 1] as number;
      const rightCurvature = curvature - leftCurvature;
      if (leftCurvature < minCurvature || rightCurvature < minCurvature) continue;
      const right = gradient - left;
      const gain =
        (left * left) / (leftCurvature + leafPenalty) + (right * right) / (rightCurvature + leafPenalty) - whole;
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, bin };
      }
    }
  }
  return best;
}

function leavesOf({ gradients, curvatures }: GrowingRows, leafOf: Uint16Array, settings: TreeSettings): number[] {
  const sums = new Float64Array(2 ** settings.depth);
  const weights = new Float64Array(sums.length);
  for (let row = 0; row < leafOf.length; row++) {
    const leaf = leafOf[row] as number;
    sums[leaf] = (sums[leaf] as number) + (gradients[row] as number);
    weights[leaf] = (weights[leaf] as number) + (curvatures[row] as number);
  }
  return Array.from(sums, (sum, leaf) =>
    roundedForHash((-settings.shrinkage * sum) / ((weights[leaf] as number) + settings.leafPenalty)),
  );
}
