import type { InputBar } from '../../../shared/contracts/inputs.ts';
import type { BarRow } from './formats.ts';

/** Stored rows of a day as they are published. */
export function inputBarsOf(rows: readonly BarRow[]): InputBar[] {
  return rows.map(([token, close, venueVolumeUsd, aggregateVolumeUsd, supply, source, flag]) => ({
    token,
    close,
    venue_volume_usd: venueVolumeUsd,
    aggregate_volume_usd: aggregateVolumeUsd,
    supply,
    source,
    flag,
  }));
}
