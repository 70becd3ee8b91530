/**
 * Flat clusters of average linkage (UPGMA) on a similarity matrix: the two most similar clusters are merged, similarity
 * between clusters being the mean over all pairs, until none reach `cut`. `similarity` is n x n, symmetric, row-major,
 * not changed. Returns the items of each cluster ascending, clusters by first item; singletons included. Ties go to the
 * lowest items. Nearest neighbours are kept, so a merge costs O(n) as a rule: O(n^2) in all, O(n^3) at worst.
 */
export function averageLinkage(similarity: Float64Array, n: number, cut: number): number[][] {
  const means = similarity.slice();
  const clusters = Array.from({ length: n }, (_, item): number[] | undefined => [item]);
  const nearest = new Int32Array(n).fill(-1);
  for (let item = 0; item < n; item++) nearest[item] = nearestOf(item, means, clusters);

  for (;;) {
    const into = mostSimilar(means, clusters, nearest);
    if (into < 0) break;
    const gone = nearest[into] as number;
    // Negated so that a NaN ends the merging as well.
    if (!((means[into * n + gone] as number) >= cut)) break;
    merge(into, gone, means, clusters);
    for (let other = 0; other < n; other++) {
      if (clusters[other] === undefined) continue;
      const was = nearest[other];
      if (other === into || was === into || was === gone) nearest[other] = nearestOf(other, means, clusters);
      // A mean of two similarities exceeds neither, so no other cluster can have come nearer than before.
    }
  }
  return clusters.flatMap((items) => (items === undefined ? [] : [[...items].sort((a, b) => a - b)]));
}

function nearestOf(item: number, means: Float64Array, clusters: readonly (number[] | undefined)[]): number {
  const n = clusters.length;
  let best = -1;
  for (let other = 0; other < n; other++) {
    if (other === item || clusters[other] === undefined) continue;
    if (best < 0 || (means[item * n + other] as number) > (means[item * n + best] as number)) best = other;
  }
  return best;
}

/** The cluster with the most similar nearest neighbour; -1 when one cluster is left. */
function mostSimilar(means: Float64Array, clusters: readonly (number[] | undefined)[], nearest: Int32Array): number {
  const n = clusters.length;
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let item = 0; item < n; item++) {
    const other = nearest[item] as number;
    if (clusters[item] === undefined || other < 0) continue;
    const value = means[item * n + other] as number;
    if (value > highest) {
      highest = value;
      best = item;
    }
  }
  return best;
}

/** Lance-Williams update: the merged cluster's similarity is the mean of the two, weighted by their sizes. */
function merge(into: number, gone: number, means: Float64Array, clusters: (number[] | undefined)[]): void {
  const n = clusters.length;
  const a = clusters[into] as number[];
  const b = clusters[gone] as number[];
  for (let other = 0; other < n; other++) {
    if (other === into || other === gone || clusters[other] === undefined) continue;
    const value =
      (a.length * (means[into * n + other] as number) + b.length * (means[gone * n + other] as number)) /
      (a.length + b.length);
    means[into * n + other] = value;
    means[other * n + into] = value;
  }
  clusters[into] = [...a, ...b];
  clusters[gone] = undefined;
}
