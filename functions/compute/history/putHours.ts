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

/**
 * Writes every narrative's levels at the hours up to `bucket`, with the benchmarks' prices; returns the part's id. Of the
 * hours in `before` none is read again: 720 items would be half of an hour's work.
 */
export async function putHours(
  { store, registry, params }: ComputeContext,
  record: StateRecord,
  bucket: string,
  before: HourlyLevels | undefined,
): Promise<string> {
  const from = bucketBefore(bucket, HOURS);
  const kept = before?.times.filter((time) => time >= from && time < bucket) ?? [];
  const dropped = before?.times.findIndex((time) => time >= from) ?? 0;
  const lastKept = kept.at(-1)?.slice(0, 13);
  const hours = await hourLevelsBetween(store, lastKept === undefined ? from : bucketBefore(lastKept, -1), bucket);
  const rounded = (value: number | undefined) => (value === undefined ? null : significant(value, PRICE_DIGITS));
  const column = (
    known: readonly (number | null)[] | undefined,
    valueAt: (hour: (typeof hours)[number]) => number | undefined,
  ) => [...kept.map((_, i) => known?.[dropped + i] ?? null), ...hours.map((hour) => rounded(valueAt(hour)))];
  const narratives = new Map(before?.narratives.map(({ id, level }) => [id, level]));
  const body: HourlyLevels = {
    hypothetical_before: isoDateOf(registry.releasedOn),
    record_started_on: isoDateOf(record.startedOn),
    times: [...kept, ...hours.map(({ asOf }) => new Date(asOf).toISOString())],
    narratives: registry.narratives.map(({ id, name }) => {
      const state = record.state.indices[id];
      const startedOn = state === undefined ? null : isoDateOf(state.startedOn);
      return { id, name, started_on: startedOn, level: column(narratives.get(id), ({ levels }) => levels[id]) };
    }),
    benchmarks: Object.fromEntries(
      params.benchmarks.map((token) => [
        token,
        column(before?.benchmarks[token], ({ benchmarks }) => benchmarks?.[token]),
      ]),
    ),
  };
  const ttl = (dayOf(bucket.slice(0, 10)) + KEPT_DAYS) * 86_400;
  return putHistoryPart(store, { hours: JSON.stringify(body) }, ttl);
}
