import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { crossCheck } from '../../shared/market/quality/crossCheck.ts';
import { aliasSpans } from '../../shared/registry/aliases.ts';
import { liveTokens } from '../../shared/registry/liveTokens.ts';
import type { RegistryToken } from '../../shared/registry/types.ts';
import type { AppError } from '../adapters/appError.ts';
import { newestDayBars } from '../adapters/records/dayBars.ts';
import type { BarRow } from '../adapters/records/formats.ts';
import { mergeBarRows } from '../adapters/records/mergeBarRows.ts';
import type { BackfillDeps, OutOfTime, Span } from './deps.ts';
import { learnHistory } from './learnHistory.ts';
import { writeDays } from './writeDays.ts';

/** Days before the window that are fetched with it, so that the gates have a reference and a median volume. */
const LEAD_DAYS = 40;

export interface RepairResult {
  readonly daysWritten: number;
  readonly quarantined: number;
  /** Share of the last day's live tokens that have an accepted close. */
  readonly coverage: number;
  /** Every missing bar was asked for. */
  readonly complete: boolean;
  /** Every quoted close that an exchange could confirm was compared with it. */
  readonly compared: boolean;
  readonly error: AppError | undefined;
}

/** The days looked over for missing bars; those from `uncheckedFrom` on are also compared with the exchange. */
export interface RepairWindow extends Span {
  readonly uncheckedFrom: EpochDay;
}

type StoredRows = ReadonlyMap<EpochDay, ReadonlyMap<string, BarRow>>;

/**
 * Repairs the days of `window`: bars that quotes missed come from history, exchange volumes are added where quotes gave
 * the close, and a close that differs from the exchange's by more than the limit is quarantined. Whatever was learnt
 * when time runs out or a source fails is written; the next run does the rest.
 */
export async function repairGaps(
  deps: BackfillDeps,
  window: RepairWindow,
  outOfTime: OutOfTime,
): Promise<RepairResult> {
  const stored = await storedRows(deps, window);
  const live = new Map(days(window).map((day) => [day, new Set(liveTokens(deps.registry, day))]));
  const lackingDays = (token: RegistryToken) =>
    days(window).filter((day) => live.get(day)?.has(token.id) && !stored.get(day)?.has(token.id));
  const requests = deps.registry.tokens.map((token) => ({
    token,
    lacking: lackingDays(token).length > 0,
    unchecked: isUnchecked(deps, token, window, stored),
  }));
  const span = { from: Math.max(deps.historyFrom, window.from - LEAD_DAYS), to: window.to };
  const { learnt, ...learning } = await learnHistory(deps, requests, span, outOfTime);

  const refused = new Set<string>();
  const combine = (day: EpochDay, existing: readonly BarRow[]): BarRow[] => {
    const rows = checked(deps, day, existing, learnt.get(day) ?? []);
    for (const [index, row] of rows.entries()) if (row !== existing[index]) refused.add(`${row[0]} ${isoDateOf(day)}`);
    return mergeBarRows(rows, learnt.get(day) ?? []);
  };
  const withNews = days(window).filter((day) => (learnt.get(day)?.length ?? 0) > 0);
  const daysWritten = await writeDays(deps.store, withNews, combine);
  if (refused.size > 0) deps.log.warn('repair: closes differ between two sources', { refused: [...refused] });
  return { daysWritten, quarantined: refused.size, coverage: await coverageOf(deps, window.to), ...learning };
}

/** Whether a quoted close of a live or gone token is still to be compared with an exchange it has a pair on. */
function isUnchecked(
  { klines }: BackfillDeps,
  token: RegistryToken,
  window: RepairWindow,
  stored: StoredRows,
): boolean {
  const pairs = klines === null ? [] : aliasSpans(token, 'binance');
  return days({ from: window.uncheckedFrom, to: window.to }).some((day) => {
    const row = stored.get(day)?.get(token.id);
    const quoted = row !== undefined && row[1] !== null && row[5] !== klines?.name;
    return quoted && pairs.some((name) => name.from <= day && (name.to === null || name.to > day));
  });
}

/** The existing rows of a day with those quarantined that the exchange contradicts. */
function checked(
  { klines, params }: BackfillDeps,
  day: EpochDay,
  existing: readonly BarRow[],
  learnt: readonly BarRow[],
): BarRow[] {
  const exchange = new Map(learnt.filter((row) => row[5] === klines?.name).map((row) => [row[0], row[1]]));
  return existing.map((row): BarRow => {
    const [token, close, , , , source] = row;
    const other = exchange.get(token) ?? null;
    if (close === null || other === null || source === klines?.name) return row;
    const apart = crossCheck([{ day, close }], [{ day, close: other }], params).quarantined.length > 0;
    return apart ? [token, null, null, null, null, source, 'quarantined'] : row;
  });
}

async function storedRows({ store }: BackfillDeps, window: Span): Promise<StoredRows> {
  const newest = await newestDayBars(store, window.from, window.to);
  return new Map(
    days(window).map((day) => [day, new Map((newest.get(isoDateOf(day))?.rows ?? []).map((row) => [row[0], row]))]),
  );
}

async function coverageOf(deps: BackfillDeps, day: EpochDay): Promise<number> {
  const rows = (await storedRows(deps, { from: day, to: day })).get(day);
  const live = liveTokens(deps.registry, day);
  return live.filter((token) => (rows?.get(token)?.[1] ?? null) !== null).length / Math.max(1, live.length);
}

function days({ from, to }: Span): EpochDay[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
