import { FEATURES, type Feature } from './types.ts';

/** Column of each feature in a row of the feature matrix. */
export const FEATURE_COLUMNS = Object.fromEntries(FEATURES.map((name, column) => [name, column])) as Readonly<
  Record<Feature, number>
>;
