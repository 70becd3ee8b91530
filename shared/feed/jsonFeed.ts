import type { Feed } from '../contracts/feed.ts';
import type { Meta } from '../contracts/meta.ts';
import { type FeedSource, feedItems } from './feedItems.ts';

/** The feed as JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed(parts: FeedSource, meta: Meta): Feed {
  const simulated = meta.simulated ? ' (SIMULATED market)' : '';
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `Tidewatch: rotation moves and signal flips${simulated}`,
    description:
      'Every flip of a signal of the last 14 daily closes, and the moves of the rotation with their reasons: of as many of these closes as have at most 60.',
    language: 'en',
    items: feedItems(parts, meta),
    _tidewatch: meta,
  };
}
