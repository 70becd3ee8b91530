import type { Parameters } from '../engine/parameters.ts';
import type { UnitResiduals } from '../market/unitResiduals.ts';
import { averageLinkage } from './averageLinkage.ts';
import { correlationMatrix } from './correlationMatrix.ts';
import { jaccard } from './jaccard.ts';
import type { Cluster, Detector } from './types.ts';

/**
 * Groups of tokens whose residuals move together and that no narrative describes (methodology section 1): average-linkage
 * clusters at the detector's cut, of at least `minSize`, with a Jaccard index below `knownJaccard` with every narrative.
 * `narratives` holds the members by narrative; only those with a residual are compared, as only they could have been
 * found. By mean correlation descending, ties by first token.
 */
export function emergentClusters(
  detector: Detector,
  residuals: UnitResiduals,
  narratives: ReadonlyMap<string, readonly string[]>,
  params: Parameters,
): Cluster[] {
  const { tokens } = residuals;
  const n = tokens.length;
  const matrix = correlationMatrix(residuals);
  const measured = new Set(tokens);
  const known = [...narratives].map(
    ([narrative, members]) => [narrative, members.filter((token) => measured.has(token))] as const,
  );
  return averageLinkage(matrix, n, params.curation[detector].cut)
    .filter((items) => items.length >= params.curation.cluster.minSize)
    .map((items): Cluster => {
      const names = items.map((item) => tokens[item] as string).sort();
      return { detector, tokens: names, meanCorrelation: meanOf(matrix, n, items), nearest: nearestOf(names, known) };
    })
    .filter(({ nearest }) => nearest === null || nearest.jaccard < params.curation.cluster.knownJaccard)
    .sort((a, b) => b.meanCorrelation - a.meanCorrelation || ((a.tokens[0] ?? '') < (b.tokens[0] ?? '') ? -1 : 1));
}

function meanOf(matrix: Float64Array, n: number, items: readonly number[]): number {
  let sum = 0;
  for (const i of items) for (const j of items) if (i < j) sum += matrix[i * n + j] as number;
  return sum / ((items.length * (items.length - 1)) / 2);
}

function nearestOf(
  tokens: readonly string[],
  known: readonly (readonly [string, readonly string[]])[],
): Cluster['nearest'] {
  let nearest: Cluster['nearest'] = null;
  for (const [narrative, members] of known) {
    const overlap = jaccard(tokens, members);
    if (overlap > (nearest?.jaccard ?? 0)) nearest = { narrative, jaccard: overlap };
  }
  return nearest;
}
