import { aliasSpans } from '../../shared/registry/aliases.ts';
import type { Alias, RegistryToken } from '../../shared/registry/types.ts';
import { AppError } from '../adapters/appError.ts';
import type { HistoryBar, HistorySource } from '../adapters/prices/port.ts';
import type { Series } from '../adapters/records/backfillRecords.ts';
import type { Span } from './deps.ts';

/** A pair without candles for so many days has stopped trading there: the other source is asked for what follows. */
const SILENT_DAYS = 10;

/**
 * A token's history: its exchange pairs first, chained by their dates (`klines` null = not used), then the chart for
 * what they lack: everything, or what follows after the last pair ended. One call brings all that the chart's plan reaches
 * back to, so what it has of the exchange's days comes along, to be compared. Series ascend; empty when no
 * source has a bar. Throws AppError: `UNKNOWN_ID` when no source knows the token, else as the source threw.
 */
export async function fetchHistory(
  token: RegistryToken,
  span: Span,
  klines: HistorySource | null,
  chart: HistorySource,
): Promise<readonly Series[]> {
  const deep = klines === null ? [] : await chained(aliasSpans(token, 'binance'), span, klines).catch(unlessUnknown);
  const lastBar = deep.at(-1)?.day;
  if (klines !== null && lastBar !== undefined && span.to - lastBar < SILENT_DAYS) return [seriesOf(klines, deep)];

  const rest = { from: lastBar === undefined ? span.from : lastBar + 1, to: span.to };
  const names = aliasSpans(token, 'coingecko').filter(({ to }) => to === null || to > rest.from);
  const charted = chained(names, withinReach(span, chart), chart);
  const recent = lastBar === undefined ? await charted : await charted.catch(unlessUnknown);
  return [
    ...(klines !== null && deep.length > 0 ? [seriesOf(klines, deep)] : []),
    ...(recent.length > 0 ? [seriesOf(chart, recent)] : []),
  ];
}

/** The bars of a token under each of its names while it had it. One unknown name does not spoil the others. */
async function chained(names: readonly Alias[], span: Span, source: HistorySource): Promise<HistoryBar[]> {
  const bars: HistoryBar[] = [];
  let unknown: AppError | undefined;
  for (const name of names) {
    const from = Math.max(span.from, name.from);
    const to = Math.min(span.to, name.to === null ? span.to : name.to - 1);
    if (from > to) continue;
    try {
      bars.push(...(await source.history(name.value, from, to)));
    } catch (error) {
      if (!isUnknown(error)) throw error;
      unknown = error;
    }
  }
  if (bars.length === 0 && unknown !== undefined) throw unknown;
  return bars;
}

function isUnknown(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'UNKNOWN_ID';
}

function unlessUnknown(error: unknown): HistoryBar[] {
  if (isUnknown(error)) return [];
  throw error;
}

/** The part of a span the source's plan reaches back to. */
function withinReach(span: Span, { limits }: HistorySource): Span {
  return {
    from: limits.daysBack === null ? span.from : Math.max(span.from, span.to + 1 - limits.daysBack),
    to: span.to,
  };
}

function seriesOf(source: HistorySource, bars: readonly HistoryBar[]): Series {
  return {
    source: source.name,
    volumeScope: source.volumeScope,
    bars: bars.map(({ day, close, volumeUsd, supply }) => [day, close, volumeUsd, supply]),
  };
}
