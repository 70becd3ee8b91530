import type { Problem } from '../../../shared/contracts/meta.ts';
import type { Answer } from './requestSnapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** What is between the reader and fresh data, if anything. */
export type Trouble =
  | { readonly kind: 'none' }
  /** The request is under way and takes longer than it ought to. */
  | { readonly kind: 'slow' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly reason: string; readonly failures: number };

/** All that the page knows at a moment. The last good snapshot stays, whatever happens after it. */
export interface Feed {
  readonly snapshot: Snapshot | undefined;
  readonly trouble: Trouble;
  /** Before the first publish: how far the history is. */
  readonly preparing: { readonly progress: Problem['progress'] } | undefined;
  /** When the next request is due, ms since the epoch; undefined while one is under way. */
  readonly nextAt: number | undefined;
}

const REFRESH_SECONDS = 60;
const BACKOFF_SECONDS = [5, 10, 20, 40, 60] as const;

export const failuresOf = (trouble: Trouble): number => (trouble.kind === 'failed' ? trouble.failures : 0);

/** The feed after an answer, and in how many seconds to ask again. */
export function feedAfter(feed: Feed, answer: Answer): { readonly feed: Feed; readonly waitSeconds: number } {
  switch (answer.kind) {
    case 'snapshot': {
      const fresh: Feed = {
        snapshot: answer.snapshot,
        trouble: { kind: 'none' },
        preparing: undefined,
        nextAt: undefined,
      };
      return { feed: fresh, waitSeconds: REFRESH_SECONDS };
    }
    case 'unchanged':
      return { feed: { ...feed, trouble: { kind: 'none' }, preparing: undefined }, waitSeconds: REFRESH_SECONDS };
    case 'preparing':
      return {
        feed: { ...feed, trouble: { kind: 'none' }, preparing: { progress: answer.progress } },
        waitSeconds: answer.retrySeconds,
      };
    case 'failed': {
      const failures = failuresOf(feed.trouble) + 1;
      const waitSeconds = BACKOFF_SECONDS[Math.min(failures, BACKOFF_SECONDS.length) - 1] ?? REFRESH_SECONDS;
      return { feed: { ...feed, trouble: { kind: 'failed', reason: answer.reason, failures } }, waitSeconds };
    }
  }
}
