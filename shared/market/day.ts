/** A UTC calendar day as whole days since 1970-01-01. Bar D's close is the price at D+1T00:00Z, keyed D everywhere. */
export type EpochDay = number;

const MS_PER_DAY = 86_400_000;

/** The epoch day of an ISO date `YYYY-MM-DD`; throws on anything else. */
export function dayOf(isoDate: string): EpochDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate)) throw new Error(`not a date YYYY-MM-DD: ${JSON.stringify(isoDate)}`);
  const ms = Date.parse(`${isoDate}T00:00:00Z`);
  if (!Number.isFinite(ms) || isoDateOf(ms / MS_PER_DAY) !== isoDate)
    throw new Error(`not a calendar date: ${isoDate}`);
  return ms / MS_PER_DAY;
}

/** The ISO date `YYYY-MM-DD` of an epoch day. */
export function isoDateOf(day: EpochDay): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The instant at which bar `day` closes, as ISO 8601 UTC: the next midnight. */
export function closeTimeOf(day: EpochDay): string {
  return `${isoDateOf(day + 1)}T00:00:00Z`;
}

/** The last bar that has closed at an instant (ms since the epoch). */
export function lastClosedDay(epochMs: number): EpochDay {
  return Math.floor(epochMs / MS_PER_DAY) - 1;
}
