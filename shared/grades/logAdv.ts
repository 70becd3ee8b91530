import type { Parameters } from '../engine/parameters.ts';
import { logOfPositive } from './volumeFeatures.ts';

/**
 * Feature 14 of a token, ln ADV, of its median volume and cap in US dollars. ADV is the methodology's min(median volume,
 * share of cap) over its own window; `capUsd` is NaN where it cannot be known, with a stand-in supply too.
 */
export function logAdv(volumeUsd: number, capUsd: number, params: Parameters): number {
  return logOfPositive(Number.isNaN(capUsd) ? volumeUsd : Math.min(volumeUsd, params.volume.advCapShare * capUsd));
}
