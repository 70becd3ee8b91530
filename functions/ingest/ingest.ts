import { bucketStart, getHourPanel, putHourPanel } from '../adapters/records/hourPanels.ts';
import type { RunOutcome } from '../adapters/records/recordRun.ts';
import type { IngestDeps } from './deps.ts';
import { fetchPanel } from './fetchPanel.ts';
import { finishHour } from './finishHour.ts';

const MS_PER_HOUR = 3_600_000;

/**
 * One hour of prices: a page of quotes through the quality gates into the hour's panel, once. The panel of T00, if read
 * within the close window, is also the close of the day before. A repeat fetches nothing and writes what is missing. An
 * hour that is over (or not yet begun) is skipped: the source answers *now*, so a missed hour stays missing.
 */
export async function ingest(deps: IngestDeps, bucket: string): Promise<RunOutcome> {
  const { store, params } = deps;
  const stored = await getHourPanel(store, bucket);
  if (stored !== undefined) return finishHour(store, params, stored);
  const early = outsideHour(bucket, await deps.clock.now());
  if (early) return early;
  const panel = await fetchPanel(deps, bucket);
  const late = outsideHour(bucket, Date.parse(panel.observedAt));
  if (late) return late;
  const outcome = await putHourPanel(store, panel);
  const kept = outcome === 'created' ? panel : ((await getHourPanel(store, bucket)) ?? panel);
  return finishHour(store, params, kept);
}

function outsideHour(bucket: string, now: number): RunOutcome | undefined {
  const start = bucketStart(bucket);
  if (now >= start && now < start + MS_PER_HOUR) return undefined;
  const time = new Date(now).toISOString();
  const what = now < start ? 'has not begun' : 'is over';
  const detail = `hour ${bucket} ${what} at ${time}: prices of another hour are not written under it; it stays missing, nothing to do`;
  return { status: 'skipped', counts: {}, errorCode: now < start ? 'HOUR_NOT_BEGUN' : 'HOUR_OVER', detail };
}
