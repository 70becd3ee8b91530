import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { crossCheck } from '../../shared/market/quality/crossCheck.ts';
import { aliasSpans } from '../../shared/registry/aliases.ts';
import { liveTokens } from '../../shared/registry/liveTokens.ts';
import type { RegistryToken } from '../../shared/registry/types.ts';
import { AppError } from '../adapters/appError.ts';
import { newestDayBars } from '../adapters/records/dayBars.ts';
import type { BarRow } from '../adapters/records/formats.ts';
import { mergeBarRows } from '../adapters/records/mergeBarRows.ts';
import type { BackfillDeps, OutOfTime, Span } from './deps.ts';
import { fetchHistory } from './fetchHistory.ts';
import { historyRows } from './historyRows.ts';
import { inParallel } from './inParallel.ts';
import { writeDays } from './writeDays.ts';

const FETCHERS = 4;
/** Days before the window that are fetched with it, so that the gates have a reference and a median volume. */
const LEAD_DAYS = 40;

export interface RepairResult {
  readonly daysWritten: number;
  readonly quarantined: number;
  /** Share of the last day's live tokens that have an accepted close. */
  readonly coverage: number;
  readonly complete: boolean;
  readonly error: AppError | undefined;
}

type Rows = Map<EpochDay, BarRow[]>;

/**
 * Repairs the days of `window`: bars that quotes missed come from history, exchange volumes are added where quotes gave
 * the close, and a close that differs from the exchange's by more than the limit is quarantined. Whatever was learnt
 * when time runs out or a source fails is written; the next run does the rest.
 */
export async function repairGaps(deps: BackfillDeps, window: Span, outOfTime: OutOfTime): Promise<RepairResult> {
  const stored = await storedRows(deps, window);
  const learnt: Rows = new Map(days(window).map((day) => [day, []]));
  let error: AppError | undefined;
  let asked = 0;
  const live = new Map(days(window).map((day) => [day, new Set(liveTokens(deps.registry, day))]));
  const lacking = (token: RegistryToken) => needsHistory(deps, token, window, live, stored);
  const todo = deps.registry.tokens.filter(lacking);
  const learn = async (token: RegistryToken) => {
    const span = { from: Math.max(deps.historyFrom, window.from - LEAD_DAYS), to: window.to };
    try {
      const series = await fetchHistory(token, span, deps.klines, deps.chart);
      for (const [day, row] of historyRows(token.id, series, deps.params)) learnt.get(day)?.push(row);
    } catch (failure) {
      if (!(failure instanceof AppError)) throw failure;
      if (failure.retryable || failure.code === 'SOURCE_DENIED') error ??= failure;
      else deps.log.warn(`repair: ${token.id} could not be asked for`, { reason: failure.message });
    }
    asked++;
  };
  await inParallel(todo, FETCHERS, learn, () => outOfTime() || error !== undefined);

  const refused = new Set<string>();
  const combine = (day: EpochDay, existing: readonly BarRow[]): BarRow[] => {
    const rows = checked(deps, day, existing, learnt.get(day) ?? []);
    for (const [index, row] of rows.entries()) if (row !== existing[index]) refused.add(`${row[0]} ${isoDateOf(day)}`);
    return mergeBarRows(rows, learnt.get(day) ?? []);
  };
  const withNews = days(window).filter((day) => (learnt.get(day)?.length ?? 0) > 0);
  const daysWritten = await writeDays(deps.store, withNews, combine);
  const complete = asked === todo.length && error === undefined;
  if (refused.size > 0) deps.log.warn('repair: closes differ between two sources', { refused: [...refused] });
  return { daysWritten, quarantined: refused.size, coverage: await coverageOf(deps, window.to), complete, error };
}

/** Live tokens with a missing bar, and (with klines) those whose quoted close no exchange has confirmed yet. */
function needsHistory(
  { klines }: BackfillDeps,
  token: RegistryToken,
  window: Span,
  live: ReadonlyMap<EpochDay, ReadonlySet<string>>,
  stored: ReadonlyMap<EpochDay, ReadonlyMap<string, BarRow>>,
): boolean {
  const pairs = klines === null ? [] : aliasSpans(token, 'binance');
  const paired = pairs.some((name) => name.to === null || name.to > window.from);
  return days(window).some((day) => {
    if (!live.get(day)?.has(token.id)) return false;
    const row = stored.get(day)?.get(token.id);
    return row === undefined || (paired && row[1] !== null && row[2] === null);
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

async function storedRows({ store }: BackfillDeps, window: Span): Promise<Map<EpochDay, Map<string, BarRow>>> {
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
