import type { FeedItem } from '../../../shared/contracts/feed.ts';
import type { SnapshotParts } from '../../../shared/contracts/snapshot.ts';
import { feedItems } from '../../../shared/feed/feedItems.ts';
import { AppError } from '../../adapters/appError.ts';
import { announcedFrom, announcementKey, isAnnounced, putAnnounced } from '../../adapters/records/announcements.ts';
import type { ComputeContext } from '../context.ts';
import type { SnapshotInfo } from '../publish.ts';

/**
 * Tells subscribers of each move-set and each flip of the published closes that they were not told of yet, oldest first. A close
 * is noted once all of it is told, so a kill before that, or two runs at once, tells some of it twice: ids say so. A topic
 * that does not answer never holds up a publish: what was told is noted, the rest is told with the next one. On a table
 * where nothing was ever told, only the newest close is news.
 */
export async function announce(
  { store, notify, log }: Pick<ComputeContext, 'store' | 'notify' | 'log'>,
  parts: SnapshotParts,
  info: Pick<SnapshotInfo, 'closeDate' | 'source' | 'simulated'>,
): Promise<{ readonly announced: number }> {
  const { closeDate } = info;
  if (await isAnnounced(store, closeDate)) return { announced: 0 };
  const items = feedItems(parts, info).filter(({ _tidewatch: { hypothetical } }) => !hypothetical);
  const oldest = items.at(-1)?._tidewatch.close_date ?? closeDate;
  const told = await announcedFrom(store, oldest);
  const isNews = (date: string): boolean => !told.has(date) && (told.size > 0 || date === closeDate);
  const done: FeedItem[] = [];
  try {
    for (const item of items.reverse()) {
      if (!isNews(item._tidewatch.close_date) || told.has(announcementKey(item))) continue;
      await notify(item);
      done.push(item);
    }
    await putAnnounced(store, closeDate, closeDate);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOTIFY_FAILED') throw error;
    log.error('an announcement failed', { error, announced: done.length });
    for (const item of done) await putAnnounced(store, item._tidewatch.close_date, announcementKey(item));
  }
  return { announced: done.length };
}
