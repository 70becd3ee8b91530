import type { FeedItem } from '../../../shared/contracts/feed.ts';

/** Tells whoever subscribed of one item of the feed. Rejects with an AppError when nobody took it. */
export type Notify = (item: FeedItem) => Promise<void>;
