import type { RegistryToken } from '../../shared/registry/types.ts';
import { AppError } from '../adapters/appError.ts';
import type { HistorySource } from '../adapters/prices/port.ts';
import { type Checkpoint, putCheckpoint } from '../adapters/records/backfillRecords.ts';
import type { BackfillDeps, OutOfTime, Span } from './deps.ts';
import { fetchHistory } from './fetchHistory.ts';
import { inParallel } from './inParallel.ts';
import { isSourceTrouble, type SourceHealth, sourceHealth } from './sourceHealth.ts';

const FETCHERS = 4;
/**
 * Runs in which klines may fail for a token before its history comes from the chart, shallower, instead of not at all; and
 * in which a source may reject it (a fault of the source as likely as of the token) before that is final.
 */
const ATTEMPTS = 3;

export interface FillResult {
  readonly filled: number;
  /** Why a source was given up in this run; undefined when none was. */
  readonly error: AppError | undefined;
}

/**
 * Fetches the history of `tokens` in order, a checkpoint each, until done, out of time (but every run gets on), or the
 * chart source is down. A token no source knows is `failed`, once some token is known; one whose source had trouble
 * stays `pending` for the next run.
 */
export async function fillTokens(
  deps: BackfillDeps,
  tokens: readonly RegistryToken[],
  known: Map<string, Checkpoint>,
  span: Span,
  outOfTime: OutOfTime,
  onCheckpoint: () => Promise<void>,
): Promise<FillResult> {
  const health = { klines: sourceHealth(), chart: sourceHealth() };
  const chart = watched(deps.chart, health.chart);
  let [filled, tried] = [0, 0];
  const fill = async (token: RegistryToken) => {
    const attempts = known.get(token.id)?.attempts ?? 0;
    let klinesFailed = false;
    const useKlines = deps.klines && attempts < ATTEMPTS && health.klines.down()?.code !== 'SOURCE_DENIED';
    const klines = useKlines
      ? watched(deps.klines, health.klines, () => {
          klinesFailed = true;
        })
      : null;
    const { code, ...found } = await attempt(token, span, klines, chart);
    // A source that knows nobody is broken: its word on one token is worth nothing.
    const isAnswering = filled > 0 || [...known.values()].some(({ status }) => status === 'filled');
    const isFinal = code === 'SOURCE_REJECTED' ? attempts >= ATTEMPTS : FINAL.has(code) && isAnswering;
    const checkpoint: Checkpoint = {
      token: token.id,
      triedOn: span.to,
      attempts: klinesFailed || code === 'SOURCE_REJECTED' ? attempts + 1 : attempts,
      status: found.series.length > 0 ? 'filled' : isFinal ? 'failed' : 'pending',
      ...found,
    };
    known.set(token.id, checkpoint);
    await putCheckpoint(deps.store, checkpoint);
    tried++;
    if (checkpoint.status === 'filled') filled++;
    if (checkpoint.status === 'failed')
      deps.log.warn(`backfill: ${token.id} has no history`, { reason: checkpoint.reason });
    await onCheckpoint();
  };
  await inParallel(tokens, FETCHERS, fill, () => (tried > 0 && outOfTime()) || health.chart.down() !== undefined);
  return { filled, error: health.chart.down() ?? health.klines.down() };
}

/** Verdicts on the token, not on the state of a source. */
const FINAL: ReadonlySet<string> = new Set(['UNKNOWN_ID', 'NO_BARS', 'HISTORY_BEYOND_PLAN']);

async function attempt(
  token: RegistryToken,
  span: Span,
  klines: HistorySource | null,
  chart: HistorySource,
): Promise<Pick<Checkpoint, 'reason' | 'series'> & { readonly code: string }> {
  try {
    const series = await fetchHistory(token, span, klines, chart);
    if (series.length > 0) return { code: 'OK', reason: null, series: [...series] };
    return { code: 'NO_BARS', reason: 'no source has a bar of it in the span asked for', series: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, reason: error.message, series: [] };
  }
}

/** The source with its failures counted; one that is down is not asked again. */
function watched(source: HistorySource, health: SourceHealth, onFailure = () => {}): HistorySource {
  return {
    ...source,
    async history(...request) {
      const down = health.down();
      if (down) {
        onFailure();
        throw down;
      }
      try {
        const bars = await source.history(...request);
        health.succeeded();
        return bars;
      } catch (error) {
        if (error instanceof AppError && isSourceTrouble(error)) {
          health.failed(error);
          onFailure();
        } else health.succeeded();
        throw error;
      }
    },
  };
}
