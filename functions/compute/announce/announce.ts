import type { FeedItem } from '../../../shared/contracts/feed.ts';
import type { DecisionRow } from '../../../shared/contracts/rotation.ts';
import type { SnapshotParts } from '../../../shared/contracts/snapshot.ts';
import { feedItems } from '../../../shared/feed/feedItems.ts';
import { AppError } from '../../adapters/appError.ts';
import { announcedKeys, announcementKey, isAnnounced, putAnnounced } from '../../adapters/records/announcements.ts';
import type { ComputeContext } from '../context.ts';
import type { SnapshotInfo } from '../publish.ts';

/** What a publish may have to tell: `moves` of the last closes, of more of them perhaps than the snapshot lists. */
interface News {
  readonly parts: SnapshotParts;
  readonly moves: readonly DecisionRow[];
}

/**
 * Tells subscribers of each move-set and each flip of the closes after the last one they were told all of, oldest first. The
 * newest is noted once all is told, so a kill before that, or two runs at once, tells some of it twice: ids say so. A topic
 * that does not answer never holds up a publish: what was told is noted, the rest is told with the next one. On a table
 * where nothing was ever told, only the newest close is news. `whole`: of this close nothing is left to tell.
 */
export async function announce(
  { store, notify, log }: Pick<ComputeContext, 'store' | 'notify' | 'log'>,
  { parts, moves }: News,
  info: Pick<SnapshotInfo, 'closeDate' | 'source' | 'simulated'>,
): Promise<{ readonly announced: number; readonly whole: boolean }> {
  const { closeDate } = info;
  if (await isAnnounced(store, closeDate)) return { announced: 0, whole: true };
  const rotation = { ...parts.rotation, recent_moves: [...moves] };
  const items = feedItems({ ...parts, rotation }, info).filter(({ _tidewatch: { hypothetical } }) => !hypothetical);
  const told = await announcedKeys(store);
  const isNews = newsAfter(told, closeDate);
  const done: FeedItem[] = [];
  try {
    for (const item of items.reverse()) {
      if (!isNews(item._tidewatch.close_date) || told.has(announcementKey(item))) continue;
      await notify(item);
      done.push(item);
    }
    await putAnnounced(store, closeDate, closeDate);
    return { announced: done.length, whole: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOTIFY_FAILED') throw error;
    log.error('an announcement failed', { error, announced: done.length });
    for (const item of done) await putAnnounced(store, item._tidewatch.close_date, announcementKey(item));
    return { announced: done.length, whole: false };
  }
}

/** Which closes are news: those after the last one that was told whole; before the first, the newest and what was begun. */
function newsAfter(told: ReadonlySet<string>, closeDate: string): (date: string) => boolean {
  const keys = [...told].sort();
  const last = keys.findLast((key) => !key.includes('#'));
  if (last !== undefined) return (date) => date > last;
  return (date) => date === closeDate || keys.some((key) => key.startsWith(`${date}#`));
}
