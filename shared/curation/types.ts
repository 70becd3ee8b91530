import type { EpochDay } from '../market/day.ts';

/** Which points a cluster was found on: daily closes, or prices every four hours. */
export type Detector = 'daily' | 'fourHour';

/** A member that moves with another narrative: mean residual correlations with both. */
export interface MoveProposal {
  readonly token: string;
  readonly from: string;
  readonly to: string;
  readonly fromCorrelation: number;
  readonly toCorrelation: number;
}

/** An unclassified token that moves with a narrative. */
export interface EntryProposal {
  readonly token: string;
  readonly narrative: string;
  readonly correlation: number;
}

/** A group of tokens that moves together and is no narrative yet. */
export interface Cluster {
  readonly detector: Detector;
  /** Ascending. */
  readonly tokens: readonly string[];
  /** Mean over all pairs. */
  readonly meanCorrelation: number;
  /** The narrative it overlaps most, by Jaccard index over measured members; null where it overlaps none. */
  readonly nearest: { readonly narrative: string; readonly jaccard: number } | null;
}

/** A cluster with its past: how many runs in a row found it, and since when. */
export interface Candidate extends Cluster {
  readonly runs: number;
  readonly firstSeen: EpochDay;
}

/** One monthly run. What it proposes, a curator accepts by a commit to the registry, or does not. */
export interface CurationRun {
  /** The close it was made at: the first of its month. */
  readonly day: EpochDay;
  /** Tokens measured and points used; `fourHour` is null where too few hours are stored. */
  readonly measured: {
    readonly daily: { readonly tokens: number; readonly points: number };
    readonly fourHour: { readonly tokens: number; readonly points: number } | null;
  };
  readonly moves: readonly MoveProposal[];
  readonly entries: readonly EntryProposal[];
  /** Every new cluster found; those found in enough runs in a row are proposed. */
  readonly candidates: readonly Candidate[];
}
