import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLinkage } from '../../../shared/curation/averageLinkage.ts';

/** The definition itself: merge the pair of clusters with the highest mean similarity over all pairs, until below the cut. */
function byDefinition(similarity: Float64Array, n: number, cut: number): number[][] {
  const clusters = Array.from({ length: n }, (_, item) => [item]);
  const meanOf = (a: number[], b: number[]): number =>
    a.flatMap((i) => b.map((j) => similarity[i * n + j]!)).reduce((sum, value) => sum + value, 0) /
    (a.length * b.length);
  for (;;) {
    let best: [number, number, number] = [-1, -1, Number.NEGATIVE_INFINITY];
    clusters.forEach((a, i) => {
      clusters.slice(i + 1).forEach((b, offset) => {
        const value = meanOf(a, b);
        if (value > best[2]) best = [i, i + 1 + offset, value];
      });
    });
    if (!(best[2] >= cut))
      return clusters.map((items) => items.toSorted((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
    clusters[best[0]]!.push(...clusters[best[1]]!);
    clusters.splice(best[1], 1);
  }
}

/** A symmetric matrix without ties. */
const similarities = fc.integer({ min: 1, max: 14 }).chain((n) =>
  fc
    .uniqueArray(fc.integer({ min: -1_000_000, max: 1_000_000 }), {
      minLength: (n * (n - 1)) / 2,
      maxLength: (n * (n - 1)) / 2,
    })
    .map((values) => {
      const matrix = new Float64Array(n * n);
      let at = 0;
      for (let i = 0; i < n; i++) {
        matrix[i * n + i] = 1;
        for (let j = i + 1; j < n; j++) {
          const value = values[at++]! / 1_000_000;
          matrix[i * n + j] = value;
          matrix[j * n + i] = value;
        }
      }
      return { matrix, n };
    }),
);

describe('average linkage', () => {
  it('gives the clusters of its definition at every cut', () => {
    fc.assert(
      fc.property(similarities, fc.double({ min: -1, max: 1, noNaN: true }), ({ matrix, n }, cut) => {
        expect(averageLinkage(matrix, n, cut)).toEqual(byDefinition(matrix, n, cut));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('follows a permutation of the items', () => {
    fc.assert(
      fc.property(similarities, fc.double({ min: -1, max: 1, noNaN: true }), ({ matrix, n }, cut) => {
        const turned = matrix.toReversed();
        const mirrored = averageLinkage(turned, n, cut).map((items) => items.map((item) => n - 1 - item).reverse());
        expect(mirrored.sort((a, b) => a[0]! - b[0]!)).toEqual(averageLinkage(matrix, n, cut));
      }),
      { seed: 7 },
    );
  });

  it('leaves the matrix as it is, and knows the empty one', () => {
    const matrix = Float64Array.of(1, 0.9, 0.9, 1);
    averageLinkage(matrix, 2, 0.5);
    expect([...matrix]).toEqual([1, 0.9, 0.9, 1]);
    expect(averageLinkage(new Float64Array(0), 0, 0.5)).toEqual([]);
  });
});
