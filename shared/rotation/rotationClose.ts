import type { LevelSeries } from '../indices/levelSeries.ts';
import type { Liquidity } from '../indices/types.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import type { SignalView } from '../signals/signalClose.ts';

/** One narrative as the rotation sees it at a close. */
export interface NarrativeClose {
  readonly id: string;
  /** Trailing index levels; without one of this close the narrative has no score. */
  readonly levels: LevelSeries;
  readonly tradable: boolean;
  /** Registry members at the day. */
  readonly members: readonly string[];
}

/** A registered rename, merge or redenomination that takes effect at a close; `ratio` is new tokens per old one. */
export interface TokenConversion {
  readonly from: string;
  readonly to: string;
  readonly ratio: number;
}

/** Everything `advanceRotation` reads at a close. Rows of the panel after `row` are never touched. */
export interface RotationClose {
  readonly day: EpochDay;
  readonly panel: Panel;
  /** Row of `day` in the panel. */
  readonly row: number;
  readonly narratives: readonly NarrativeClose[];
  /** Smoothed grades given at this close, points, by position in the panel; NaN = none. */
  readonly grades: Float64Array;
  /** This close's signals of tokens. */
  readonly signals: SignalView;
  /** Every token of the panel, benchmarks included. */
  readonly liquidity: ReadonlyMap<string, Liquidity>;
  /** Tokens found dead at this close (a registered delisting, or the unannounced case in a back-test). */
  readonly delisted: readonly string[];
  readonly conversions: readonly TokenConversion[];
}
