import { gunzipSync } from 'node:zlib';
import type { ClosesIndex } from '../../../shared/contracts/closes.ts';
import type { HistoryWindow, NarrativeHistory, TokenHistory } from '../../../shared/contracts/history.ts';
import type { NarrativeYear, TokenYear } from '../../../shared/history/entityYears.ts';
import { type HourlyLevels, hourlyHistoryOf } from '../../../shared/history/hourlyLevels.ts';
import { narrativeHistoryOf } from '../../../shared/history/narrativeHistoryOf.ts';
import { tokenHistoryOf } from '../../../shared/history/tokenHistoryOf.ts';
import type { TableStore } from '../store/port.ts';
import { type HistoryEntity, type HistoryIds, shardOf, shardPartition, yearKey } from './historyKeys.ts';
import { readHistoryPart, readTogether } from './historyParts.ts';

/** Readers for the HTTP function: no schema at run time, one read of the table each after the pointer's. */

/** A token's daily history; undefined where none is stored. */
export async function readTokenHistory(
  store: TableStore,
  ids: HistoryIds,
  token: string,
  window: HistoryWindow,
): Promise<TokenHistory | undefined> {
  return tokenHistoryOf(await yearsOf<TokenYear>(store, ids, 'token', token), window);
}

/** A narrative's daily history; undefined where it never had an index. */
export async function readNarrativeHistory(
  store: TableStore,
  ids: HistoryIds,
  narrative: string,
  window: HistoryWindow,
): Promise<NarrativeHistory | undefined> {
  return narrativeHistoryOf(await yearsOf<NarrativeYear>(store, ids, 'narrative', narrative), window);
}

/** A narrative's hourly history, a month of it; undefined where it has no index. */
export async function readHourlyHistory(
  store: TableStore,
  ids: HistoryIds,
  narrative: string,
  window: HistoryWindow,
): Promise<NarrativeHistory | undefined> {
  const { hours = '' } = await readHistoryPart(store, ids.hours);
  return hourlyHistoryOf(JSON.parse(hours) as HourlyLevels, narrative, window);
}

/** JSON text of the body of /v1/heat without `meta`. */
export async function readHeatText(store: TableStore, ids: HistoryIds): Promise<string> {
  const { heat = '' } = await readHistoryPart(store, ids.heat);
  return heat;
}

/** JSON text of the body of /v1/performance without `meta`. */
export async function readPerformanceText(store: TableStore, ids: HistoryIds): Promise<string> {
  const { record = '', backtest = '' } = await readHistoryPart(store, ids.performance);
  return `{"record":${record},${backtest.slice(1)}`;
}

/** JSON text of the body of /v1/closes/{year} without `meta`; undefined where there is no such year. */
export async function readClosesText(store: TableStore, ids: HistoryIds, year: string): Promise<string | undefined> {
  const id = ids.years[year];
  if (id === undefined) return undefined;
  const { closes = '' } = await readHistoryPart(store, id);
  return closes;
}

/**
 * The same of several years, in the order of their ids, in one read where the years are of usual size: the chunks they can
 * have are asked for by name.
 */
export async function readClosesTexts(store: TableStore, ids: readonly string[]): Promise<readonly string[]> {
  const parts =
    ids.length === 1 ? [await readHistoryPart(store, ids[0] as string)] : await readTogether(store, ids, 'closes');
  return parts.map(({ closes = '' }) => closes);
}

/** The body of /v1/closes without `meta`, from the pointer alone. */
export function closesIndexOf({ years, through, backtestFrom }: HistoryIds): ClosesIndex {
  const current = through.slice(0, 4);
  const final = (year: string): boolean => year < current || through.endsWith('-12-31');
  const listed = Object.keys(years).map((year) => ({ year: Number(year), final: final(year) }));
  return { years: listed, backtest_from: backtestFrom };
}

async function yearsOf<Year extends { readonly id: string }>(
  store: TableStore,
  ids: HistoryIds,
  kind: HistoryEntity,
  id: string,
): Promise<readonly Year[]> {
  const named = new Set(Object.entries(ids.years).map(([year, partId]) => yearKey(year, partId)));
  const items = await store.query(shardPartition(kind, shardOf(id)));
  return items
    .filter((item) => named.has(item.sk))
    .flatMap((item) => {
      const rows = JSON.parse(gunzipSync(item.body ?? new Uint8Array()).toString('utf8')) as Year[];
      return rows.find((row) => row.id === id) ?? [];
    });
}
