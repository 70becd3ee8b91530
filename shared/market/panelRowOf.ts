import type { InputBar } from '../contracts/inputs.ts';
import type { PanelRow } from './buildPanel.ts';
import { KLINES_SOURCE } from './sourceNames.ts';

/** A published bar as the panel takes it: a quarantined close is none, and klines tell no supply of any token. */
export function panelRowOf(bar: InputBar): PanelRow {
  const quarantined = bar.flag === 'quarantined';
  return {
    token: bar.token,
    close: quarantined ? null : bar.close,
    venueVolumeUsd: bar.venue_volume_usd,
    aggregateVolumeUsd: bar.aggregate_volume_usd,
    supply: bar.supply,
    quarantined,
    supplyUntold: bar.source === KLINES_SOURCE,
  };
}
