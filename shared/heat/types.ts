import type { EpochDay } from '../market/day.ts';

/** The parts of heat, in the methodology's order. */
export const HEAT_COMPONENTS = ['breadth', 'attention', 'acceleration', 'cohesion', 'concentration'] as const;
export type HeatComponent = (typeof HEAT_COMPONENTS)[number];

/**
 * What is measured at a close, each compared with the narrative's own past. The components, `concentration` as the top
 * contributor's share itself (0-1, high = one name), and two numbers that only the stages read.
 */
export type HeatMeasure = HeatComponent | 'volumeShare' | 'r30';
export const HEAT_MEASURES = [...HEAT_COMPONENTS, 'volumeShare', 'r30'] as const satisfies readonly HeatMeasure[];

/** Values at one close; undefined = cannot be measured. */
export type HeatValues = { readonly [M in HeatMeasure]: number | undefined };

export type HeatStage = 'crowded' | 'cooling' | 'hot' | 'emerging' | 'dormant' | 'neutral';

/**
 * Recursive state of one narrative's heat. The measured values cannot be recomputed from the panel's window, since they
 * depend on the baskets held then, so the last `heat.bars` of them are kept, as whole numbers of the last of
 * `heat.storedDecimals` decimals: a third less JSON, and quick to compare. JSON-safe.
 */
export interface HeatState {
  readonly narrative: string;
  /** Values by close in units of 10^-storedDecimals, the newest last; null = not measured. */
  readonly series: { readonly [M in HeatMeasure]: readonly (number | null)[] };
  /** Smoothed heat of the last days, ascending: what the change is measured from. */
  readonly heats: readonly { readonly day: EpochDay; readonly heat: number }[];
}

export interface HeatComponentFact {
  /** As measured: breadth and top share as fractions, attention as a log ratio, acceleration in standard deviations, cohesion as a correlation. */
  readonly value: number | undefined;
  /** 0-100 within the narrative's own trailing closes; concentration's is turned round (100 = widely shared gain). */
  readonly percentile: number | undefined;
  /** Share of the raw heat after renormalising over the components present; 0 for a missing one. */
  readonly weight: number;
}

/** What a close says about one narrative's heat. */
export interface HeatFact {
  readonly narrative: string;
  readonly day: EpochDay;
  /** Smoothed, 0-100; undefined until a component has enough history. */
  readonly heat: number | undefined;
  /** Before smoothing. */
  readonly raw: number | undefined;
  /** Points since `changeDays` ago. */
  readonly change: number | undefined;
  readonly stage: HeatStage | undefined;
  readonly components: { readonly [C in HeatComponent]: HeatComponentFact };
  /** Share of all members' trusted volume over the short window, 0-1, and its percentile 0-100. */
  readonly volumeShare: number | undefined;
  readonly volumeSharePercentile: number | undefined;
  /** Sample sd of the members' log returns over `dispersion.bars`. */
  readonly dispersion: number | undefined;
  /** Who gave most of the gain of `contributionDays`, and how much of it, 0-1. */
  readonly topContributor: { readonly token: string; readonly share: number } | undefined;
  /** The index rose, and one name made more than `singleTokenShare` of the gain. */
  readonly singleTokenMove: boolean;
}
