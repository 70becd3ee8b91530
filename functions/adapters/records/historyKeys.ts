import type { Pointer } from './formats.ts';

/**
 * Where history is. A part is text under its content's hash (HIST#<id> / <name>). What charts of single tokens and narratives
 * need lies apart by shard, all years of a shard in one partition, so that one chart is one small read (HIST#token#<shard> /
 * <year>#<id of the year>).
 */
export const partPartition = (id: string): string => `HIST#${id}`;
export const shardPartition = (kind: HistoryEntity, shard: number): string => `HIST#${kind}#${shard}`;
export type HistoryEntity = 'token' | 'narrative';

/** One item a token and close would be 230 writes; one for all, a read of half a megabyte. */
export const SHARDS = 16;

/** The shard of an id: the same for ever, or stored years would not be found. */
export function shardOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  return hash % SHARDS;
}

export const yearKey = (year: string, id: string): string => `${year}#${id}`;

/** One consistent state of all history, by content id. The pointer names the one that readers read. */
export interface HistoryIds {
  /** Last close in it, YYYY-MM-DD. */
  readonly through: string;
  /** By calendar year, ascending. Past years never change. */
  readonly years: Readonly<Record<string, string>>;
  readonly heat: string;
  readonly performance: string;
  /** First close of the back-test; null where there is none. */
  readonly backtestFrom: string | null;
  /** Hourly levels; rewritten every hour, the rest once a close. */
  readonly hours: string;
}

/** What the pointer names; undefined where it was published before history was kept. */
export function historyOf(pointer: Pointer): HistoryIds | undefined {
  return pointer.history === undefined ? undefined : (JSON.parse(pointer.history) as HistoryIds);
}

/** What one state of history has and the next has not, by content id; hours end by themselves. */
export interface Superseded {
  readonly years: Readonly<Record<string, string>>;
  readonly parts: readonly string[];
}

/** What `old` has and `now` has not; undefined where that is nothing. */
export function supersededBy(now: HistoryIds, old: HistoryIds): Superseded | undefined {
  const years = Object.entries(old.years).filter(([year, id]) => now.years[year] !== id);
  const parts = [old.heat, old.performance].filter((id) => id !== now.heat && id !== now.performance);
  return years.length + parts.length === 0 ? undefined : { years: Object.fromEntries(years), parts };
}
