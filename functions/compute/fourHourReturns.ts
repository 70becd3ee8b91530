import type { Parameters } from '../../shared/engine/parameters.ts';
import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { getHourPanels } from '../adapters/records/hourPanels.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { acceptedOf, bucketBefore } from './prices.ts';

/**
 * Log returns of every token over the four-hour points that end with the close of `day`, oldest first, NaN where a price
 * is missing. Undefined while fewer than `params.curation.minShare` of the hours are stored: a month after deployment.
 */
export async function fourHourReturns(
  store: TableStore,
  day: EpochDay,
  params: Parameters,
): Promise<ReadonlyMap<string, Float64Array> | undefined> {
  const { points, hours } = params.curation.fourHour;
  const end = `${isoDateOf(day + 1)}T00`;
  const buckets = Array.from({ length: points + 1 }, (_, i) => bucketBefore(end, hours * (points - i)));
  const stored = await getHourPanels(store, buckets);
  const panels = buckets.map((bucket) => stored.get(bucket));
  const present = panels.filter((panel) => panel !== undefined).length;
  if (present < params.curation.minShare * panels.length) return undefined;

  const prices = panels.map(acceptedOf);
  const returns = new Map<string, Float64Array>();
  for (const token of new Set(prices.flatMap((hour) => [...hour.keys()]))) {
    const at = (i: number): number => prices[i]?.get(token) ?? Number.NaN;
    returns.set(
      token,
      Float64Array.from({ length: points }, (_, i) => Math.log(at(i + 1) / at(i))),
    );
  }
  return returns;
}
