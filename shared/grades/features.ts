import { FEATURE_COLUMNS } from './featureColumns.ts';
import { groupScores } from './groupScores.ts';
import { type FeatureInput, PANEL_COLUMNS, type RawFeatures, rawFeatures } from './rawFeatures.ts';
import { scoreColumn } from './scoreColumn.ts';
import { FEATURES, type FeatureMatrix } from './types.ts';

const WIDTH = FEATURES.length;
const { r1, r7, amihud20, volumeTrend, narrativeR7, narrativeBreadth, relativeR7, r1xAmihud, r7xVolume } =
  FEATURE_COLUMNS;

/**
 * Cross-section of the 24 numbered features at a close, as normal scores (methodology section 3). Undefined when the
 * universe is below the minimum. Throws when a token of the universe is not in the panel.
 */
export function featureMatrix(input: FeatureInput): FeatureMatrix | undefined {
  const { day, universe, params } = input;
  if (universe.length < params.features.minUniverse) return undefined;
  return { day, tokens: universe, z: scores(rawFeatures(input)) };
}

/** Features 23 and 24 are products of two scores, not ranked again. */
function scores({ columns, groups, narratives }: RawFeatures): Float64Array {
  const { groupOf, sizes } = groups;
  const rows = groupOf.length;
  const z = new Float64Array(rows * WIDTH);
  for (let column = 0; column < PANEL_COLUMNS; column++) scoreColumn(columns, column * rows, rows, z, column, WIDTH);
  scoreColumn(columns, relativeR7 * rows, rows, z, relativeR7, WIDTH);
  const returns = groupScores(narratives.returns, sizes);
  const breadth = groupScores(narratives.breadth, sizes);
  for (let row = 0, at = 0; row < rows; row++, at += WIDTH) {
    const group = groupOf[row] as number;
    z[at + narrativeR7] = returns[group] as number;
    z[at + narrativeBreadth] = breadth[group] as number;
    z[at + r1xAmihud] = (z[at + r1] as number) * (z[at + amihud20] as number);
    z[at + r7xVolume] = (z[at + r7] as number) * (z[at + volumeTrend] as number);
  }
  return z;
}
