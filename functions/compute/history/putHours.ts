import type { HourlyLevels } from '../../../shared/history/hourlyLevels.ts';
import { PRICE_DIGITS, significant } from '../../../shared/history/rounded.ts';
import { dayOf, isoDateOf } from '../../../shared/market/day.ts';
import type { StateRecord } from '../../adapters/records/engineStates.ts';
import { putHistoryPart } from '../../adapters/records/historyParts.ts';
import { hourLevelsBetween } from '../../adapters/records/hourLevels.ts';
import type { ComputeContext } from '../context.ts';
import { bucketBefore } from '../prices.ts';

/** Hours shown: a month and the hour its return is measured from. */
const HOURS = 30 * 24;
/** The next hour writes it anew; nobody reads this one after a month without prices. */
const KEPT_DAYS = 30;

/** Writes every narrative's levels at the hours up to `bucket`, with the benchmarks' prices; returns the part's id. */
export async function putHours(
  { store, registry, params }: ComputeContext,
  record: StateRecord,
  bucket: string,
): Promise<string> {
  const hours = await hourLevelsBetween(store, bucketBefore(bucket, HOURS), bucket);
  const rounded = (value: number | undefined) => (value === undefined ? null : significant(value, PRICE_DIGITS));
  const body: HourlyLevels = {
    hypothetical_before: isoDateOf(registry.releasedOn),
    record_started_on: isoDateOf(record.startedOn),
    times: hours.map(({ asOf }) => new Date(asOf).toISOString()),
    narratives: registry.narratives.map(({ id, name }) => {
      const state = record.state.indices[id];
      const startedOn = state === undefined ? null : isoDateOf(state.startedOn);
      return { id, name, started_on: startedOn, level: hours.map(({ levels }) => rounded(levels[id])) };
    }),
    benchmarks: Object.fromEntries(
      params.benchmarks.map((token) => [token, hours.map(({ benchmarks }) => rounded(benchmarks?.[token]))]),
    ),
  };
  const ttl = (dayOf(bucket.slice(0, 10)) + KEPT_DAYS) * 86_400;
  return putHistoryPart(store, { hours: JSON.stringify(body) }, ttl);
}
