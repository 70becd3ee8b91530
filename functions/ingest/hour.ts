import { type EpochDay, lastClosedDay } from '../../shared/market/day.ts';
import { liveTokens } from '../../shared/registry/liveTokens.ts';
import type { Registry } from '../../shared/registry/types.ts';
import { bucketStart } from '../adapters/records/hourPanels.ts';

/** An hour to be ingested: its bucket, its calendar day, and the tokens that ought to have a price then. */
export interface Hour {
  readonly bucket: string;
  readonly day: EpochDay;
  readonly expected: readonly string[];
}

export function hourOf(bucket: string, registry: Registry): Hour {
  const day = lastClosedDay(bucketStart(bucket)) + 1;
  return { bucket, day, expected: liveTokens(registry, day) };
}
