import type { PriceState, SnapshotInput } from '../../shared/engine/snapshot/input.ts';
import { closeTimeOf, dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import type { DayBars, HourPanel } from '../adapters/records/formats.ts';

/** The prices a snapshot is marked to. */
export interface LatestPrices {
  /** ISO 8601: when they were observed; the last close's instant when no later hour was ingested. */
  readonly asOf: string;
  /** Hour bucket they belong to. */
  readonly bucket: string;
  /** Accepted prices only, US dollars by token. */
  readonly quotes: ReadonlyMap<string, number>;
  readonly states: ReadonlyMap<string, PriceState>;
  readonly source: string;
  readonly standsInFor: string | null;
  readonly quotesChecked: SnapshotInput['quotesChecked'];
  readonly simulated: boolean;
}

/** Prices of an hour panel that is not older than the last close, else of the close's own bars. */
export function latestPrices(panel: HourPanel | undefined, bars: DayBars, closeDay: EpochDay): LatestPrices {
  const closeBucket = `${isoDateOf(closeDay + 1)}T00`;
  if (panel !== undefined && panel.bucket >= closeBucket) {
    const quotes = new Map<string, number>();
    const states = new Map<string, PriceState>();
    for (const [token, price, , , flag, reason] of panel.rows) {
      states.set(token, { flag, reason });
      if (flag === 'accepted' && price !== null) quotes.set(token, price);
    }
    const { bucket, source, simulated, standsInFor = null, check } = panel;
    const quotesChecked = check === undefined ? null : { ...check, apart: check.apart.length };
    return { asOf: panel.observedAt, bucket, quotes, states, source, standsInFor, quotesChecked, simulated };
  }
  const quotes = closesOf(bars);
  const states = new Map<string, PriceState>(
    bars.rows.map(([token, close, , , , , flag]) => [token, closeState(close, flag)]),
  );
  return {
    asOf: closeTimeOf(closeDay),
    bucket: closeBucket,
    quotes,
    states,
    source: panel?.source ?? sourceOf(bars),
    standsInFor: null,
    quotesChecked: null,
    simulated: panel?.simulated ?? sourceOf(bars) === 'simulated',
  };
}

/** Accepted closes of a day's bars, US dollars by token. */
export function closesOf(bars: DayBars | undefined): ReadonlyMap<string, number> {
  const closes = new Map<string, number>();
  for (const [token, close, , , , , flag] of bars?.rows ?? []) {
    if (close !== null && flag === 'accepted') closes.set(token, close);
  }
  return closes;
}

/** Accepted prices of an hour panel, US dollars by token. */
export function acceptedOf(panel: HourPanel | undefined): ReadonlyMap<string, number> {
  const prices = new Map<string, number>();
  for (const [token, price, , , flag] of panel?.rows ?? []) {
    if (flag === 'accepted' && price !== null) prices.set(token, price);
  }
  return prices;
}

function closeState(close: number | null, flag: 'accepted' | 'quarantined'): PriceState {
  if (flag === 'quarantined') return { flag, reason: 'the daily close was refused by the quality gates' };
  return close === null
    ? { flag: 'missing', reason: 'the daily bar has no close' }
    : { flag: 'accepted', reason: null };
}

/** The source of most rows of a day. */
function sourceOf(bars: DayBars): string {
  const counts = new Map<string, number>();
  for (const [, , , , , source] of bars.rows) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? 'unknown';
}

/** The bucket `hours` before another one. */
export function bucketBefore(bucket: string, hours: number): string {
  return new Date(Date.parse(`${bucket}:00:00Z`) - hours * 3_600_000).toISOString().slice(0, 13);
}

/** The last bar closed at the start of a bucket. */
export function lastCloseOf(bucket: string): EpochDay {
  return dayOf(bucket.slice(0, 10)) - 1;
}
