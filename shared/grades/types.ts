import type { EpochDay } from '../market/day.ts';

/** The numbered list of methodology section 3, by name. Index in this array = column. */
export const FEATURES = [
  'r1',
  'r3',
  'r7',
  'r14',
  'r21',
  'r30',
  'r60',
  'high28',
  'sd30',
  'semi20',
  'max7',
  'max30',
  'amihud20',
  'adv28',
  'cap',
  'volumeTrend',
  'smaRatio',
  'beta60',
  'residualSd60',
  'narrativeR7',
  'narrativeBreadth',
  'relativeR7',
  'r1xAmihud',
  'r7xVolume',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Features of which only the order counts and a logarithm changes none: `RawFeatures` hold the ratio before it. */
export const RATIOS = [
  'r3',
  'r14',
  'r21',
  'r30',
  'r60',
  'high28',
  'volumeTrend',
  'smaRatio',
] as const satisfies Feature[];

/** Scores of a date. Row = token (ascending id), column = feature, row-major; 0 = missing. */
export interface FeatureMatrix {
  readonly day: EpochDay;
  readonly tokens: readonly string[];
  readonly z: Float64Array;
}

export const PILLARS = ['momentum', 'volatility', 'liquidity', 'model'] as const;
export type Pillar = (typeof PILLARS)[number];

export interface GradeState {
  /** Smoothed grade, its date and letter by token. */
  readonly grades: Readonly<
    Record<string, { readonly grade: number; readonly day: EpochDay; readonly letter: Letter }>
  >;
  /** Population sds of the previous dates' cross-sections, ascending, at most 90: the pillars' and the composite's. */
  readonly pillarSds: Readonly<Record<Pillar, readonly number[]>>;
  readonly compositeSds: readonly number[];
}

/** Best first. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;
export type Letter = (typeof LETTERS)[number];

/** One token's grade at a close, with everything that makes it. Points 0-100; contributions sum to raw - 50. */
export interface GradeFact {
  readonly token: string;
  readonly day: EpochDay;
  readonly grade: number;
  readonly raw: number;
  /** G_t - G_{t-1} in points; undefined on the first grade. */
  readonly change: number | undefined;
  /** Smoothing's own line: grade - raw. */
  readonly smoothing: number;
  readonly letter: Letter;
  readonly pillars: Readonly<
    Record<Pillar, { readonly z: number; readonly weight: number; readonly contribution: number }>
  >;
}
