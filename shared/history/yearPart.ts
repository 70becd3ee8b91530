import type { ClosesYear } from '../contracts/closes.ts';
import type { NarrativeHistory } from '../contracts/history.ts';

/** A narrative's notes of a year beside its levels: rows as in `closes`. */
export interface NarrativeNotes {
  readonly id: string;
  readonly heat: readonly (number | null)[];
  /** Baskets at the year's rebalances, ascending. */
  readonly rebalances: NarrativeHistory['rebalances'];
}

/** One calendar year of history: what the rotation read, and what charts need besides. Everything else is cut from it. */
export interface YearPart {
  readonly closes: ClosesYear;
  readonly notes: readonly NarrativeNotes[];
}

export type Column = (number | null)[];
