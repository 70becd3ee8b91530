import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { jaccard } from './jaccard.ts';
import type { Candidate, Cluster } from './types.ts';

/**
 * Joins the clusters of a run to the candidates of the run before: a cluster goes on where one candidate of its detector
 * overlaps it by at least `knownJaccard`, the most overlapping first; each candidate goes on at most once. The others
 * start at 1, and a candidate that was not found again is forgotten: runs are counted in a row.
 */
export function trackCandidates(
  before: readonly Candidate[],
  clusters: readonly Cluster[],
  day: EpochDay,
  params: Parameters,
): Candidate[] {
  const pairs = clusters
    .flatMap((cluster, index) =>
      before
        .filter((candidate) => candidate.detector === cluster.detector)
        .map((candidate) => ({ index, candidate, overlap: jaccard(cluster.tokens, candidate.tokens) })),
    )
    .filter(({ overlap }) => overlap >= params.curation.cluster.knownJaccard)
    .sort((a, b) => b.overlap - a.overlap);
  const past = new Map<number, Candidate>();
  const taken = new Set<Candidate>();
  for (const { index, candidate } of pairs) {
    if (past.has(index) || taken.has(candidate)) continue;
    past.set(index, candidate);
    taken.add(candidate);
  }
  return clusters.map((cluster, index) => {
    const earlier = past.get(index);
    return { ...cluster, runs: (earlier?.runs ?? 0) + 1, firstSeen: earlier?.firstSeen ?? day };
  });
}

/** Whether a candidate has been found in enough runs to be proposed as an emergent narrative. */
export const isProposed = (candidate: Candidate, params: Parameters): boolean =>
  candidate.runs >= params.curation.cluster.runs;
