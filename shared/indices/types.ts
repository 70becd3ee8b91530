import type { EpochDay } from '../market/day.ts';

/** Liquidity of one token at a close. US dollars; `undefined` = cannot be known (too few bars, supply never seen). */
export interface Liquidity {
  readonly token: string;
  /** Median over 30 bars of trusted volume. */
  readonly volumeUsd: number | undefined;
  /** min(V, .5 cap); V alone where the supply is a stand-in. */
  readonly advUsd: number | undefined;
  /** Circulating supply times close; undefined with a stand-in supply too. */
  readonly capUsd: number | undefined;
  readonly standInSupply: boolean;
  readonly staleSupply: boolean;
  /** Bars since the first price, this one included. */
  readonly pricedBars: number;
  /** Closes missing up to and including this one: 0 = priced now. */
  readonly missingBars: number;
  readonly eligible: boolean;
  readonly tradable: boolean;
  /** Why not eligible / tradable, in the order tested; empty when tradable. */
  readonly reasons: readonly LiquidityReason[];
}

export type LiquidityReason =
  | 'NOT_PRICED'
  | 'TOO_YOUNG'
  | 'NO_SUPPLY'
  | 'LOW_VOLUME'
  | 'LOW_CAP'
  | 'PEGGED'
  | 'CAP_BELOW_TRADABLE'
  | 'ADV_BELOW_TRADABLE'
  | 'FROZEN';

/** Recursive state of one narrative's index. Everything else is recomputed from the panel. */
export interface IndexState {
  readonly narrative: string;
  /** First day with a level. */
  readonly startedOn: EpochDay;
  readonly rebalancedOn: EpochDay;
  /** Constituents of the last rebalance, by rank: the incumbents of the next one. */
  readonly basket: readonly string[];
  /** Weights of the last rebalance by token; sum 1. */
  readonly weights: Readonly<Record<string, number>>;
  /** Units u_i held now, by token ascending (after events and departures). */
  readonly units: Readonly<Record<string, number>>;
  /** Proceeds of departed members, in index points, until the next rebalance. */
  readonly cash: number;
  /** Level history, trailing `levelsKept` closes ascending by day, this close last. */
  readonly levels: readonly { readonly day: EpochDay; readonly level: number }[];
  /** The equal-weight twin, the same base and dates: a breadth gauge. */
  readonly equalUnits: Readonly<Record<string, number>>;
  readonly equalCash: number;
  readonly equalLevel: number;
  /** At least 5 eligible members, until below 4; false = indicative. */
  readonly tradable: boolean;
  /** Price valued at this close by held token: the close, or the carried one. */
  readonly prices: Readonly<Record<string, number>>;
  /** Held tokens without a price at this close only. Counts closes advanced, so that an outage is no time. */
  readonly silent: Readonly<Record<string, Silence>>;
  /** Index points each token held since the close before gained at this one; trailing `contributionBars`, ascending. */
  readonly gains: readonly { readonly day: EpochDay; readonly points: Readonly<Record<string, number>> }[];
}

/** How long a constituent has had no accepted price. */
export interface Silence {
  /** Closes carried, this one included. */
  readonly bars: number;
  /** Those of them at which no price arrived at all: a quarantined one did arrive, and is no step to a departure. */
  readonly absent: number;
}

/** One constituent of an index at a close. */
export interface ConstituentFact {
  readonly token: string;
  /** Share of the index value at this close. */
  readonly weight: number;
  /** Price used: this close, or the carried one. */
  readonly price: number;
  readonly staleBars: number;
}

/** What a close says about one narrative. Returns are simple fractions, undefined where the index is younger. */
export interface IndexFact {
  readonly narrative: string;
  readonly day: EpochDay;
  readonly level: number;
  readonly equalLevel: number;
  readonly tradable: boolean;
  /** Share of index value carried at a stale price. */
  readonly staleWeight: number;
  readonly rebalanced: boolean;
  readonly members: number;
  readonly eligibleMembers: number;
  /** Share of constituents with close above their own 20-bar mean; undefined without a measurable constituent. */
  readonly breadth: number | undefined;
  readonly constituents: readonly ConstituentFact[];
}
