import { judgeQuotes } from '../../shared/market/quality/judgeQuotes.ts';
import { AppError } from '../adapters/appError.ts';
import type { HourPanel } from '../adapters/records/formats.ts';
import { askSource, type TokenQuotes } from './askSource.ts';
import type { IngestDeps } from './deps.ts';
import { type Hour, hourOf } from './hour.ts';
import { wasOutBefore } from './outage.ts';
import { panelRows } from './panelRows.ts';
import { readingsBefore } from './readings.ts';

/**
 * The panel of an hour. Both sources are asked; the first feeds it and the second is what it is compared with, also for
 * jumps. When the first is out in this run and was in the run before, the second feeds it, compared with nothing. Throws
 * AppError as the first source did: its own failures, or `SOURCE_SILENT` (retryable) when no token has a current price.
 */
export async function fetchPanel(deps: IngestDeps, bucket: string): Promise<HourPanel> {
  const hour = hourOf(bucket, deps.registry);
  const { second } = deps;
  const [first, other] = await Promise.all([
    outcomeOf(askSource(deps.quotes, 'coingecko', deps.registry, hour)),
    second === null ? NO_SECOND : outcomeOf(askSource(second, 'binance', deps.registry, hour)),
  ]);
  const panel = first instanceof AppError ? first : await judged(deps, hour, first, other);
  if (!(panel instanceof AppError)) return panel;
  if (second === null || !(await wasOutBefore(deps.store, bucket))) throw panel;
  const standIn = other instanceof AppError ? other : await judged(deps, hour, other, NO_SECOND);
  if (!(standIn instanceof AppError)) return { ...standIn, standsInFor: deps.quotes.name };
  const both = `${panel.message}; ${second.name}, which would stand in, is out too (${standIn.code})`;
  throw new AppError(panel.code, both, { retryable: true, cause: panel });
}

/** Compared with nothing. */
const NO_SECOND = new AppError('NO_SECOND_SOURCE', 'there is no second source of quotes', { retryable: false });

/** What a source came to: an AppError is an outcome here, anything else thrown is not. */
async function outcomeOf<T>(answer: Promise<T>): Promise<T | AppError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function judged(
  { store, params }: IngestDeps,
  { bucket, expected }: Hour,
  { source, observedAt, quotes, rejected }: TokenQuotes,
  other: TokenQuotes | AppError,
): Promise<HourPanel | AppError> {
  const second = other instanceof AppError ? undefined : other;
  const readings = await readingsBefore(store, bucket, source.volumeScope, params);
  const secondSource = second && currentPrices(second, params.quality.staleQuoteHours);
  const gates = { at: observedAt, quotes, expected, ...readings, ...(secondSource && { secondSource }), params };
  const verdicts = judgeQuotes(gates);
  if (verdicts.every(({ flag }) => flag === 'missing' || flag === 'stale')) {
    const message = `${source.name} answered without a current price of any of ${expected.length} tokens; the next run tries again`;
    return new AppError('SOURCE_SILENT', message, { retryable: true });
  }
  const agreed = verdicts.filter(({ token, flag }) => flag === 'accepted' && secondSource?.has(token));
  const apart = verdicts.flatMap((one) => ('code' in one && one.code === 'SOURCES_DIFFER' ? [one.token] : []));
  return {
    bucket,
    source: source.name,
    volumeScope: source.volumeScope,
    simulated: source.simulated,
    observedAt: new Date(observedAt).toISOString(),
    rows: panelRows(verdicts, rejected),
    ...(second && { check: { source: second.source.name, compared: agreed.length + apart.length, apart } }),
  };
}

/** Prices fit to judge another source by: one for each token, positive, traded lately. */
function currentPrices({ observedAt, quotes }: TokenQuotes, staleHours: number): ReadonlyMap<string, number> {
  const prices = new Map<string, number>();
  for (const { id, priceUsd, lastUpdated } of quotes) {
    const age = Math.abs(observedAt - Date.parse(lastUpdated ?? ''));
    if (priceUsd !== null && priceUsd > 0 && age <= staleHours * 3_600_000) prices.set(id, priceUsd);
  }
  return prices;
}
