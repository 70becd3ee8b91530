import type { Parameters } from '../../shared/engine/parameters.ts';
import { dayOf, lastClosedDay } from '../../shared/market/day.ts';
import type { PreviousReading } from '../../shared/market/quality/judgeQuotes.ts';
import { median } from '../../shared/stats/median.ts';
import { newestDayBars } from '../adapters/records/dayBars.ts';
import type { DayBars, HourPanel } from '../adapters/records/formats.ts';
import { bucketStart, hourPanelsBetween } from '../adapters/records/hourPanels.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { hourBucket } from '../jobEvent.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
/** Panels read back: the 24 readings a hold is made of, the one 24 hours before, and as many again for missed hours. */
const HOURS_READ = 49;

/** What a token's new quote is judged against. */
export interface Readings {
  readonly previous: ReadonlyMap<string, PreviousReading>;
  readonly holds: ReadonlyMap<string, readonly number[]>;
}

interface Reading {
  readonly at: number;
  readonly priceUsd: number;
  readonly accepted: boolean;
}

/**
 * The readings before hour `bucket`: per token the accepted one about 24 hours earlier with the median of 30 daily
 * volumes, and the prices refused without a break just before. Hours come from panels, older prices from day bars.
 */
export async function readingsBefore(
  store: TableStore,
  bucket: string,
  scope: 'venue' | 'aggregate',
  params: Parameters,
): Promise<Readings> {
  const at = bucketStart(bucket);
  const lastDay = lastClosedDay(at);
  const [panels, newest] = await Promise.all([
    hourPanelsBetween(store, hourBucket(at - HOURS_READ * MS_PER_HOUR), hourBucket(at - MS_PER_HOUR)),
    newestDayBars(store, lastDay - params.volume.bars + 1, lastDay),
  ]);
  const bars = [...newest.values()];
  const previous = new Map<string, PreviousReading>();
  const holds = new Map<string, readonly number[]>();
  const volumes = volumesOf(bars, scope);
  for (const [token, readings] of readingsOf(panels, bars)) {
    const reference = referenceOf(readings, at);
    const window = volumes.get(token) ?? [];
    const medianVolumeUsd = window.length < params.volume.minBars ? null : (median(window) ?? null);
    if (reference) previous.set(token, { priceUsd: reference.priceUsd, at: reference.at, medianVolumeUsd });
    const lastAccepted = readings.findLastIndex((reading) => reading.accepted);
    holds.set(
      token,
      readings.slice(lastAccepted + 1).map((reading) => reading.priceUsd),
    );
  }
  return { previous, holds };
}

/**
 * The accepted reading nearest before 24 hours ago; where none is that old, the oldest. A refusal that has ended within
 * those 24 hours set a new level: then the newest accepted reading is the reference, or the move would be refused again.
 */
function referenceOf(readings: readonly Reading[], at: number): Reading | undefined {
  const accepted = readings.filter((reading) => reading.accepted);
  const lastRefused = readings.findLast((reading) => !reading.accepted);
  const newest = accepted.at(-1);
  if (newest && lastRefused && newest.at > lastRefused.at) return newest;
  return accepted.findLast((reading) => reading.at <= at - MS_PER_DAY) ?? accepted[0];
}

/** All readings of each token, ascending by time; a bar's close counts as a reading at its close. */
function readingsOf(panels: readonly HourPanel[], bars: readonly DayBars[]): Map<string, Reading[]> {
  const byToken = new Map<string, Reading[]>();
  const add = (token: string, reading: Reading) => {
    const readings = byToken.get(token);
    if (readings) readings.push(reading);
    else byToken.set(token, [reading]);
  };
  for (const bar of bars) {
    const closedAt = (dayOf(bar.date) + 1) * MS_PER_DAY;
    for (const [token, close] of bar.rows)
      if (close !== null) add(token, { at: closedAt, priceUsd: close, accepted: true });
  }
  for (const panel of panels) {
    const at = bucketStart(panel.bucket);
    for (const [token, priceUsd, , , flag] of panel.rows) {
      const judged = flag === 'accepted' || flag === 'quarantined';
      if (priceUsd !== null && judged) add(token, { at, priceUsd, accepted: flag === 'accepted' });
    }
  }
  for (const readings of byToken.values()) readings.sort((a, b) => a.at - b.at);
  return byToken;
}

function volumesOf(bars: readonly DayBars[], scope: 'venue' | 'aggregate'): Map<string, number[]> {
  const volumes = new Map<string, number[]>();
  for (const { rows } of bars) {
    for (const [token, close, venue, aggregate] of rows) {
      const volume = scope === 'venue' ? venue : aggregate;
      if (close === null || volume === null) continue;
      const known = volumes.get(token);
      if (known) known.push(volume);
      else volumes.set(token, [volume]);
    }
  }
  return volumes;
}
