import { lastClosedDay } from '../../shared/market/day.ts';
import { aliasSpans } from '../../shared/registry/aliases.ts';
import { liveTokens } from '../../shared/registry/liveTokens.ts';
import type { RegistryToken } from '../../shared/registry/types.ts';
import {
  type Checkpoint,
  getCheckpoints,
  getProgress,
  type ProgressRecord,
} from '../adapters/records/backfillRecords.ts';
import type { RunOutcome } from '../adapters/records/recordRun.ts';
import { assemble } from './assemble.ts';
import type { BackfillDeps, OutOfTime, Span } from './deps.ts';
import { type FillResult, fillTokens } from './fillTokens.ts';
import { countsOf, type ProgressReport, progressReport } from './progressReport.ts';
import { repairGaps } from './repairGaps.ts';

const MS_PER_MINUTE = 60_000;
/** How often a run with nothing to do shows that it still runs; it does so every five minutes, for years. */
const NOTED_EVERY_MS = 15 * MS_PER_MINUTE;
/** Bars looked over by the daily repair; more when the system was off for longer. */
const REPAIR_DAYS = 10;
/** A chart shows a finished day ten minutes after midnight. */
const REPAIR_AFTER_MS = 15 * MS_PER_MINUTE;
/** Until then every run looks again for a thin last day or an exchange that was down, afterwards the next day's repair. */
const REPAIR_UNTIL_MS = 120 * MS_PER_MINUTE;

/**
 * History into day bars, resumable: a checkpoint per token, then the days assembled, then once a day the last days
 * repaired. Each run does what its time budget allows and goes on where the last one (or a kill) left off; with nothing
 * to do it reads one item, a warm process none. Throws AppError when a source failed and this run achieved nothing.
 */
export async function backfill(deps: BackfillDeps): Promise<RunOutcome> {
  const started = performance.now();
  const outOfTime: OutOfTime = () => performance.now() - started >= deps.budgetMs;
  const now = await deps.clock.now();
  const span: Span = { from: deps.historyFrom, to: lastClosedDay(now) };
  const due = dueTokens(deps, span);
  const sinceMidnight = now % (1440 * MS_PER_MINUTE);
  // Not `<`: a run under a clock that was ahead must not put off repairs until time has caught up with it.
  const isNewDay = (one: ProgressRecord) => one.repairedThrough !== span.to && sinceMidnight >= REPAIR_AFTER_MS;
  const isComplete = (one: ProgressRecord) =>
    one.phase === 'done' && one.tokensPending === 0 && one.tokensTotal === due.length;
  const { settled: last } = deps.memory;
  const remembers = last !== undefined && isComplete(last) && !isNewDay(last);
  const before = remembers ? last : await getProgress(deps.store);
  const newDay = before !== undefined && isNewDay(before);
  const complete = before !== undefined && isComplete(before);
  if (complete && !newDay) {
    deps.memory.settled = before;
    const noted = now % NOTED_EVERY_MS < MS_PER_MINUTE * 5;
    return { status: 'ok', counts: { tokens: before.tokensDone }, idle: noted ? 'noted' : 'unnoted' };
  }

  const report = progressReport(deps.store, deps.clock, before ?? firstProgress(due.length, now));
  let fill: FillResult = { filled: 0, error: undefined };
  let revisions = 0;
  // A new day with every token filled needs none of what was kept of each: two megabytes.
  if (!complete || before.tokensFailed > 0 || before.assembledTokens < before.tokensDone) {
    const known = await getCheckpoints(deps.store);
    fill = await fillDue(deps, due, known, span, outOfTime, report);
    revisions = await assembleIfReady(deps, due, known, span, report);
    if (report.current().phase !== 'done') {
      if (fill.error && fill.filled === 0) throw fill.error;
      return unfinished(fill, known, due.length);
    }
  }
  if (!newDay) return outcomeOf(report.current(), fill, { revisions });

  const uncheckedFrom = Math.min(report.current().repairedThrough + 1, span.to);
  const from = Math.max(span.from, Math.min(span.to - REPAIR_DAYS + 1, uncheckedFrom));
  const repair = await repairGaps(deps, { from, to: span.to, uncheckedFrom }, outOfTime);
  const settled = repair.compared && repair.coverage >= deps.params.coverage.minLiveShare;
  if (repair.complete && (settled || sinceMidnight >= REPAIR_UNTIL_MS)) await report.set({ repairedThrough: span.to });
  const error = fill.error ?? repair.error;
  const counts = { revisions: revisions + repair.daysWritten, quarantined: repair.quarantined };
  return outcomeOf(report.current(), { ...fill, error }, counts, !repair.complete);
}

/** Tokens that some source had a name for by the last closed day: benchmarks, then those with a pair, then the rest. */
function dueTokens({ registry, klines }: BackfillDeps, span: Span): readonly RegistryToken[] {
  const kinds = klines === null ? (['coingecko'] as const) : (['coingecko', 'binance'] as const);
  const order = (token: RegistryToken) => (token.benchmark ? 0 : aliasSpans(token, 'binance').length > 0 ? 1 : 2);
  return registry.tokens
    .filter((token) => kinds.some((kind) => aliasSpans(token, kind).some((name) => name.from <= span.to)))
    .map((token) => ({ token, order: order(token) }))
    .sort((a, b) => a.order - b.order || (a.token.id < b.token.id ? -1 : 1))
    .map(({ token }) => token);
}

async function fillDue(
  deps: BackfillDeps,
  due: readonly RegistryToken[],
  known: Map<string, Checkpoint>,
  span: Span,
  outOfTime: OutOfTime,
  report: ProgressReport,
): Promise<FillResult> {
  const todo = due.filter(({ id }) => {
    const one = known.get(id);
    return one === undefined || one.status === 'pending' || (one.status === 'failed' && one.triedOn !== span.to);
  });
  const say = () => {
    const counts = countsOf(known.values(), due.length);
    return { ...counts, detail: `history of ${counts.tokensDone} of ${due.length} tokens` };
  };
  // Said even with nothing to do: a run killed after its last checkpoint left counts that are behind the checkpoints.
  if (todo.length === 0) {
    if (say().tokensDone !== report.current().tokensDone) await report.set(say());
    return { filled: 0, error: undefined };
  }
  await report.set(say());
  const result = await fillTokens(deps, todo, known, span, outOfTime, () => report.update(say()));
  await report.set(say());
  return result;
}

/** Assembles once every due token was tried and enough live ones are filled, and again whenever tokens were filled since. */
async function assembleIfReady(
  deps: BackfillDeps,
  due: readonly RegistryToken[],
  known: ReadonlyMap<string, Checkpoint>,
  span: Span,
  report: ProgressReport,
): Promise<number> {
  const { tokensDone, assembledTokens } = report.current();
  if (tokensDone <= assembledTokens || due.some(({ id }) => !known.has(id))) return 0;
  if (filledShare(deps, due, known, span) < deps.params.coverage.minLiveShare) return 0;
  const first = report.current().phase !== 'done';
  if (first) await report.set({ phase: 'assemble', detail: `writing day bars of ${tokensDone} tokens` });
  const written = await assemble(deps, known.values(), span);
  // The last day may have been too young for the chart: the first repair looks at it once more.
  const through = first ? { repairedThrough: span.to - 1 } : {};
  await report.set({
    phase: 'done',
    detail: `history of ${tokensDone} tokens`,
    assembledTokens: tokensDone,
    ...through,
  });
  return written;
}

/** Share of the live tokens with history; those not listed yet do not count. */
function filledShare(
  { registry }: BackfillDeps,
  due: readonly RegistryToken[],
  known: ReadonlyMap<string, Checkpoint>,
  span: Span,
): number {
  const ids = new Set(due.map(({ id }) => id));
  const live = liveTokens(registry, span.to).filter((id) => ids.has(id));
  return live.filter((id) => known.get(id)?.status === 'filled').length / Math.max(1, live.length);
}

function unfinished({ error }: FillResult, known: ReadonlyMap<string, Checkpoint>, total: number): RunOutcome {
  const { tokensDone, tokensFailed, tokensPending } = countsOf(known.values(), total);
  const counts = { tokens: tokensDone, failed: tokensFailed, pending: tokensPending };
  const why = error?.message ?? 'the next run goes on';
  const detail = `history of ${tokensDone} of ${total} tokens (${tokensFailed} unknown to every source, ${tokensPending} to do): ${why}`;
  return { status: 'partial', counts, detail, errorCode: error?.code ?? 'HISTORY_INCOMPLETE' };
}

function outcomeOf(
  progress: ProgressRecord,
  fill: FillResult,
  extra: Record<string, number>,
  more = false,
): RunOutcome {
  const counts = {
    tokens: progress.tokensDone,
    failed: progress.tokensFailed,
    pending: progress.tokensPending,
    ...extra,
  };
  if (fill.error) return { status: 'partial', counts, errorCode: fill.error.code, detail: fill.error.message };
  if (more || progress.tokensPending > 0)
    return { status: 'partial', counts, detail: 'time is up; the next run goes on' };
  return { status: 'ok', counts };
}

function firstProgress(tokensTotal: number, now: number): ProgressRecord {
  const time = new Date(now).toISOString();
  return {
    phase: 'history',
    tokensDone: 0,
    tokensFailed: 0,
    tokensTotal,
    tokensPending: tokensTotal,
    startedAt: time,
    updatedAt: time,
    detail: 'history has begun',
    assembledTokens: 0,
    repairedThrough: -1,
  };
}
