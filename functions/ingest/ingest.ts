import type { Parameters } from '../../shared/engine/parameters.ts';
import { lastClosedDay } from '../../shared/market/day.ts';
import { judgeQuotes } from '../../shared/market/quality/judgeQuotes.ts';
import { providerIds } from '../../shared/registry/aliases.ts';
import { liveTokens } from '../../shared/registry/liveTokens.ts';
import type { Registry } from '../../shared/registry/types.ts';
import type { Clock } from '../adapters/clock/port.ts';
import type { QuoteSource } from '../adapters/prices/port.ts';
import { latestDayBars, putNextDayBars } from '../adapters/records/dayBars.ts';
import type { HourPanel } from '../adapters/records/formats.ts';
import { bucketStart, getHourPanel, putHourPanel } from '../adapters/records/hourPanels.ts';
import { mergeBarRows } from '../adapters/records/mergeBarRows.ts';
import type { RunOutcome } from '../adapters/records/recordRun.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { closeRows, panelRows } from './panelRows.ts';
import { readingsBefore } from './readings.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;

export interface IngestDeps {
  readonly store: TableStore;
  readonly clock: Clock;
  readonly quotes: QuoteSource;
  readonly registry: Registry;
  readonly params: Parameters;
}

/**
 * One hour of prices: a page of quotes through the quality gates into the hour's panel, once. The panel of T00, if read
 * within the close window, is also the close of the day before. A repeat fetches nothing and writes what is missing. An
 * hour that is over (or not yet begun) is skipped: the source answers *now*, so a missed hour stays missing.
 */
export async function ingest(deps: IngestDeps, bucket: string): Promise<RunOutcome> {
  const stored = await getHourPanel(deps.store, bucket);
  if (stored !== undefined) return finish(deps, stored);
  const early = outsideHour(bucket, await deps.clock.now());
  if (early) return early;

  const panel = await fetchPanel(deps, bucket);
  const late = outsideHour(bucket, Date.parse(panel.observedAt));
  if (late) return late;
  const outcome = await putHourPanel(deps.store, panel);
  return finish(deps, outcome === 'created' ? panel : ((await getHourPanel(deps.store, bucket)) ?? panel));
}

function outsideHour(bucket: string, now: number): RunOutcome | undefined {
  const start = bucketStart(bucket);
  if (now >= start && now < start + MS_PER_HOUR) return undefined;
  const time = new Date(now).toISOString();
  const what = now < start ? 'has not begun' : 'is over';
  const detail = `hour ${bucket} ${what} at ${time}: prices of another hour are not written under it; it stays missing, nothing to do`;
  return { status: 'skipped', counts: {}, errorCode: now < start ? 'HOUR_NOT_BEGUN' : 'HOUR_OVER', detail };
}

async function fetchPanel({ store, quotes, registry, params }: IngestDeps, bucket: string): Promise<HourPanel> {
  const day = lastClosedDay(bucketStart(bucket)) + 1;
  const expected = liveTokens(registry, day);
  const tokenOf = providerIds(registry, expected, 'coingecko', day);
  const readings = await readingsBefore(store, bucket, quotes.volumeScope, params);
  const page = await quotes.quotes([...tokenOf.keys()]);
  const named = page.quotes.flatMap((quote) => {
    const id = tokenOf.get(quote.id);
    return id === undefined ? [] : [{ ...quote, id }];
  });
  const verdicts = judgeQuotes({ at: page.observedAt, quotes: named, expected, ...readings, params });
  const rejected = new Map(page.rejected.map(({ id, reason }) => [tokenOf.get(id) ?? id, reason]));
  const withId = new Set(tokenOf.values());
  for (const token of expected.filter((id) => !withId.has(id))) {
    rejected.set(token, `the registry has no id of this token at ${quotes.name} on this day`);
  }
  return {
    bucket,
    source: quotes.name,
    volumeScope: quotes.volumeScope,
    simulated: quotes.simulated,
    observedAt: new Date(page.observedAt).toISOString(),
    rows: panelRows(verdicts, rejected),
  };
}

/** Writes the close a panel carries, and says what the panel came to. */
async function finish({ store, params }: IngestDeps, panel: HourPanel): Promise<RunOutcome> {
  const start = bucketStart(panel.bucket);
  const window = params.quality.closeWindowMinutes * MS_PER_MINUTE;
  const isClose = panel.bucket.endsWith('T00') && Date.parse(panel.observedAt) - start <= window;
  const counts: Record<string, number> = { accepted: 0, stale: 0, missing: 0, quarantined: 0, close_written: 0 };
  for (const [, , , , flag] of panel.rows) counts[flag] = (counts[flag] ?? 0) + 1;
  if (isClose && (await writeClose(store, panel))) counts.close_written = 1;
  const flagged = panel.rows.filter((row) => row[4] !== 'accepted');
  if (flagged.length === 0) return { status: 'ok', counts };
  return { status: counts.accepted === 0 ? 'partial' : 'ok', counts, detail: describe(flagged) };
}

async function writeClose(store: TableStore, panel: HourPanel): Promise<boolean> {
  const day = lastClosedDay(bucketStart(panel.bucket));
  for (;;) {
    const before = await latestDayBars(store, day);
    const outcome = await putNextDayBars(store, day, before, mergeBarRows(before?.rows ?? [], closeRows(panel)));
    if (outcome !== 'lost') return outcome === 'written';
  }
}

/** The first flagged tokens with their reasons, in one line. */
function describe(flagged: HourPanel['rows']): string {
  const named = flagged.slice(0, 5).map(([token, , , , flag, reason]) => `${token} ${flag} (${reason})`);
  const more = flagged.length > 5 ? `, and ${flagged.length - 5} more: see the panel` : '';
  return `${flagged.length} tokens without an accepted price: ${named.join(', ')}${more}`;
}
