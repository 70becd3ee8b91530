import type { Parameters } from '../engine/parameters.ts';
import type { Liquidity } from '../indices/types.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { logOfPositive } from './volumeFeatures.ts';

/**
 * Features 14-15 of one token, ln ADV and ln cap, in `raw` from index `at`, where its median volume stands in the column
 * of ADV. ADV is the methodology's min(median volume, share of cap) over its own window. Cap is missing where supply is a
 * stand-in.
 */
export function liquidityFeatures(
  liquidity: Liquidity | undefined,
  raw: Float64Array,
  at: number,
  params: Parameters,
): void {
  const volume = raw[at + FEATURE_COLUMNS.adv28] as number;
  const cap = liquidity === undefined || liquidity.standInSupply ? undefined : liquidity.capUsd;
  const adv = cap === undefined ? volume : Math.min(volume, params.volume.advCapShare * cap);
  raw[at + FEATURE_COLUMNS.adv28] = logOfPositive(adv);
  raw[at + FEATURE_COLUMNS.cap] = cap === undefined ? Number.NaN : logOfPositive(cap);
}
