import type { Curation } from '../../contracts/curation.ts';
import { isProposed } from '../../curation/trackCandidates.ts';
import { isoDateOf } from '../../market/day.ts';
import type { SnapshotInput } from './input.ts';
import type { Lookups } from './lookups.ts';

/** The newest monthly run of the curation rules, with its rules; empty before the first. */
export function curationPart({ curation: run, params }: SnapshotInput, lookups: Lookups): Curation {
  const symbolOf = (token: string): string => lookups.token.get(token)?.symbol ?? token;
  const { move, entry, daily, fourHour, cluster } = params.curation;
  const emergent = (run?.candidates ?? []).map((candidate) => ({
    tokens: candidate.tokens.map((token) => ({ token, symbol: symbolOf(token) })),
    detector: candidate.detector === 'fourHour' ? ('four-hour' as const) : ('daily' as const),
    mean_correlation: candidate.meanCorrelation,
    runs: candidate.runs,
    first_seen: isoDateOf(candidate.firstSeen),
    proposed: isProposed(candidate, params),
    nearest: candidate.nearest,
  }));
  return {
    run_date: run === undefined ? null : isoDateOf(run.day),
    daily: run?.measured.daily ?? null,
    four_hour: run?.measured.fourHour ?? null,
    rules: {
      move_below: move.below,
      move_above: move.above,
      entry_above: entry,
      daily_cut: daily.cut,
      four_hour_cut: fourHour.cut,
      min_size: cluster.minSize,
      known_jaccard: cluster.knownJaccard,
      runs: cluster.runs,
    },
    moves: (run?.moves ?? []).map(({ token, from, to, fromCorrelation, toCorrelation }) => ({
      token,
      symbol: symbolOf(token),
      from,
      to,
      from_correlation: fromCorrelation,
      to_correlation: toCorrelation,
    })),
    entries: (run?.entries ?? []).map((row) => ({ ...row, symbol: symbolOf(row.token) })),
    emergent: emergent.sort(
      (a, b) => Number(b.proposed) - Number(a.proposed) || b.mean_correlation - a.mean_correlation,
    ),
  };
}
