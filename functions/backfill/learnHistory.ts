import type { EpochDay } from '../../shared/market/day.ts';
import type { RegistryToken } from '../../shared/registry/types.ts';
import { AppError } from '../adapters/appError.ts';
import type { HistorySource } from '../adapters/prices/port.ts';
import type { BarRow } from '../adapters/records/formats.ts';
import type { BackfillDeps, OutOfTime, Span } from './deps.ts';
import { fetchHistory } from './fetchHistory.ts';
import { historyRows } from './historyRows.ts';
import { inParallel } from './inParallel.ts';
import { isSourceTrouble } from './sourceHealth.ts';

const FETCHERS = 4;

/** A token to ask history about: for bars it lacks, or for the exchange's closes to compare quoted ones with. */
export interface HistoryRequest {
  readonly token: RegistryToken;
  readonly lacking: boolean;
  readonly unchecked: boolean;
}

export interface Learning {
  /** Judged rows by day. */
  readonly learnt: ReadonlyMap<EpochDay, readonly BarRow[]>;
  /** Every token that lacks bars was asked about. */
  readonly complete: boolean;
  /** Klines were up, or are denied for good: nothing is left to compare. */
  readonly compared: boolean;
  readonly error: AppError | undefined;
}

/**
 * Asks the sources about some tokens. When klines fail, bars that are lacking come from the chart and comparing waits;
 * when the chart fails, or time is up, the rest waits.
 */
export async function learnHistory(
  deps: BackfillDeps,
  requests: readonly HistoryRequest[],
  span: Span,
  outOfTime: OutOfTime,
): Promise<Learning> {
  const learnt = new Map<EpochDay, BarRow[]>();
  const down: { klines?: AppError; chart?: AppError } = {};
  const klines =
    deps.klines &&
    noting(deps.klines, (error) => {
      down.klines ??= error;
    });
  const chart = noting(deps.chart, (error) => {
    down.chart ??= error;
  });

  const ask = async (token: RegistryToken, deep: HistorySource | null): Promise<void> => {
    const series = await fetchHistory(token, span, deep, chart);
    for (const { day, row } of historyRows(token.id, series, deps.params))
      learnt.set(day, [...(learnt.get(day) ?? []), row]);
  };
  const todo = requests.filter(({ lacking, unchecked }) => lacking || unchecked);
  let waiting = todo.length;
  const learn = async ({ token, lacking }: HistoryRequest): Promise<void> => {
    try {
      const deep = down.klines === undefined ? klines : null;
      if (deep === null && !lacking) return;
      await ask(token, deep).catch((error: unknown) => {
        if (error !== down.klines || !lacking) throw error;
        return ask(token, null);
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      deps.log.warn(`repair: ${token.id} could not be asked about`, { code: error.code, reason: error.message });
    } finally {
      waiting--;
    }
  };
  await inParallel(todo, FETCHERS, learn, () => outOfTime() || down.chart !== undefined);
  const denied = down.klines?.code === 'SOURCE_DENIED';
  return {
    learnt,
    complete: waiting === 0 && down.chart === undefined,
    compared: down.klines === undefined || denied,
    error: down.chart ?? (denied ? undefined : down.klines),
  };
}

/** The source with the first failure of its own noted; an unknown id is the token's failure, not the source's. */
function noting(source: HistorySource, note: (error: AppError) => void): HistorySource {
  return {
    ...source,
    async history(...request) {
      try {
        return await source.history(...request);
      } catch (error) {
        if (error instanceof AppError && isSourceTrouble(error)) note(error);
        throw error;
      }
    },
  };
}
