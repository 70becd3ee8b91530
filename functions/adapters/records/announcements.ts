import type { FeedItem } from '../../../shared/contracts/feed.ts';
import { dayOf } from '../../../shared/market/day.ts';
import type { TableStore } from '../store/port.ts';

/** ANNOUNCED / YYYY-MM-DD#<id of the item>: it was told. YYYY-MM-DD alone: all of that close was. */
export const ANNOUNCED_PARTITION = 'ANNOUNCED';
/** Longer than the feed looks back. */
const KEPT_DAYS = 60;

/** Whether everything of a close was told; one read. */
export async function isAnnounced(store: TableStore, date: string): Promise<boolean> {
  return (await store.get(ANNOUNCED_PARTITION, date)) !== undefined;
}

/** Keys of all that was told and is still kept: of items `YYYY-MM-DD#id`, of whole closes the date. */
export async function announcedKeys(store: TableStore): Promise<ReadonlySet<string>> {
  const items = await store.query(ANNOUNCED_PARTITION);
  return new Set(items.map(({ sk }) => sk));
}

export const announcementKey = ({ id, _tidewatch }: FeedItem): string => `${_tidewatch.close_date}#${id}`;

/** Notes that an item, or with the date alone a whole close, was told. */
export async function putAnnounced(store: TableStore, date: string, key: string): Promise<void> {
  const ttl = (dayOf(date) + KEPT_DAYS) * 86_400;
  await store.putIfAbsent({ pk: ANNOUNCED_PARTITION, sk: key, ttl });
}
