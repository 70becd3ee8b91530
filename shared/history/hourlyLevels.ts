import type { HistoryWindow, NarrativeHistory } from '../contracts/history.ts';
import { daysOf } from './window.ts';

/** Every narrative's level at the hours of the last month, by columns. */
export interface HourlyLevels {
  readonly hypothetical_before: string;
  readonly record_started_on: string;
  /** ISO 8601 instants of the prices, ascending; a missed hour is left out. */
  readonly times: readonly string[];
  readonly narratives: readonly {
    readonly id: string;
    readonly name: string;
    readonly started_on: string | null;
    readonly level: readonly (number | null)[];
  }[];
  readonly benchmarks: Readonly<Record<string, readonly (number | null)[]>>;
}

const DAY_MS = 86_400_000;

/** One narrative's hours over a window; undefined where it has no level in them. */
export function hourlyHistoryOf(
  hours: HourlyLevels,
  narrative: string,
  window: HistoryWindow,
): NarrativeHistory | undefined {
  const row = hours.narratives.find(({ id }) => id === narrative);
  if (row === undefined || row.level.every((value) => value === null)) return undefined;
  const { times } = hours;
  const from = Date.parse(times[times.length - 1] ?? '') - daysOf(window) * DAY_MS;
  const first = times.findIndex((time) => Date.parse(time) >= from);
  const beside = (token: string) => [...(hours.benchmarks[token] ?? times.map(() => null))].slice(first);
  return {
    id: row.id,
    name: row.name,
    interval: '1h',
    window,
    hypothetical_before: hours.hypothetical_before,
    record_started_on: hours.record_started_on,
    started_on: row.started_on,
    times: times.slice(first),
    level: row.level.slice(first),
    bitcoin: beside('bitcoin'),
    ethereum: beside('ethereum'),
    solana: beside('solana'),
    heat: null,
    rebalances: [],
  };
}
