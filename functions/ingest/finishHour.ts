import type { Parameters } from '../../shared/engine/parameters.ts';
import { lastClosedDay } from '../../shared/market/day.ts';
import { latestDayBars, putNextDayBars } from '../adapters/records/dayBars.ts';
import type { HourPanel } from '../adapters/records/formats.ts';
import { bucketStart } from '../adapters/records/hourPanels.ts';
import { mergeBarRows } from '../adapters/records/mergeBarRows.ts';
import type { RunOutcome } from '../adapters/records/recordRun.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { closeRows } from './panelRows.ts';

const MS_PER_MINUTE = 60_000;

/** Writes the close a panel carries, and says what the panel came to. */
export async function finishHour(store: TableStore, params: Parameters, panel: HourPanel): Promise<RunOutcome> {
  const start = bucketStart(panel.bucket);
  const window = params.quality.closeWindowMinutes * MS_PER_MINUTE;
  const isClose = panel.bucket.endsWith('T00') && Date.parse(panel.observedAt) - start <= window;
  const counts: Record<string, number> = { accepted: 0, stale: 0, missing: 0, quarantined: 0, close_written: 0 };
  for (const [, , , , flag] of panel.rows) counts[flag] = (counts[flag] ?? 0) + 1;
  if (panel.check) Object.assign(counts, { compared: panel.check.compared, apart: panel.check.apart.length });
  if (isClose && (await writeClose(store, panel))) counts.close_written = 1;
  const flagged = panel.rows.filter((row) => row[4] !== 'accepted');
  const issues = flagged.length === 0 ? [] : [describe(flagged)];
  if (panel.standsInFor !== undefined) {
    const what = `${panel.source} stands in for ${panel.standsInFor}, which is out for the second run or longer`;
    return { status: 'partial', counts, errorCode: 'SECOND_SOURCE', detail: [what, ...issues].join('; ') };
  }
  const status = counts.accepted === 0 ? 'partial' : 'ok';
  return { status, counts, ...(issues[0] !== undefined && { detail: issues[0] }) };
}

async function writeClose(store: TableStore, panel: HourPanel): Promise<boolean> {
  const day = lastClosedDay(bucketStart(panel.bucket));
  const rows = closeRows(panel);
  if (rows.length === 0) return false;
  for (;;) {
    const before = await latestDayBars(store, day);
    const outcome = await putNextDayBars(store, day, before, mergeBarRows(before?.rows ?? [], rows));
    if (outcome !== 'lost') return outcome === 'written';
  }
}

/** The first flagged tokens with their reasons, in one line. */
function describe(flagged: HourPanel['rows']): string {
  const named = flagged.slice(0, 5).map(([token, , , , flag, reason]) => `${token} ${flag} (${reason})`);
  const more = flagged.length > 5 ? `, and ${flagged.length - 5} more: see the panel` : '';
  return `${flagged.length === 1 ? '1 token' : `${flagged.length} tokens`} without an accepted price: ${named.join(', ')}${more}`;
}
