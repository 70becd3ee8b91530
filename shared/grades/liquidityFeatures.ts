import type { Parameters } from '../engine/parameters.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { logOfPositive } from './volumeFeatures.ts';

/**
 * Features 14-15 of one token, ln ADV and ln cap, in `raw` from index `at`, where its median volume stands in the column
 * of ADV. ADV is the methodology's min(median volume, share of cap) over its own window. `capUsd` is
 * NaN where it cannot be known, with a stand-in supply too.
 */
export function liquidityFeatures(capUsd: number, raw: Float64Array, at: number, params: Parameters): void {
  const volume = raw[at + FEATURE_COLUMNS.adv28] as number;
  const adv = Number.isNaN(capUsd) ? volume : Math.min(volume, params.volume.advCapShare * capUsd);
  raw[at + FEATURE_COLUMNS.adv28] = logOfPositive(adv);
  raw[at + FEATURE_COLUMNS.cap] = logOfPositive(capUsd);
}
