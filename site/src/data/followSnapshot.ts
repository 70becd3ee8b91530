import { type Feed, failuresOf, feedAfter } from './feed.ts';
import { requestSnapshot } from './requestSnapshot.ts';

const TIMEOUT_MS = 20_000;
const SLOW_AFTER_MS = 4_000;

/**
 * Keeps the page's data fresh: asks at once, then every minute with the ETag, by the server's word before the first
 * publish, and with growing pauses while it fails. Rests while the tab is hidden or the machine is offline, and asks as
 * soon as it is back. `onChange` gets every new state; the returned function asks now.
 */
export function followSnapshot(onChange: (feed: Feed) => void): () => void {
  let feed: Feed = { snapshot: undefined, trouble: { kind: 'none' }, preparing: undefined, nextAt: undefined };
  let etag: string | null = null;
  let timer: number | undefined;
  let busy = false;

  const show = (next: Feed): void => {
    feed = next;
    onChange(feed);
  };

  async function ask(): Promise<void> {
    if (busy) return;
    window.clearTimeout(timer);
    if (!navigator.onLine) {
      show({ ...feed, trouble: { kind: 'offline' }, nextAt: undefined });
      return;
    }
    busy = true;
    const slow = window.setTimeout(() => {
      if (failuresOf(feed.trouble) === 0) show({ ...feed, trouble: { kind: 'slow' }, nextAt: undefined });
    }, SLOW_AFTER_MS);
    const answer = await requestSnapshot(etag, TIMEOUT_MS);
    window.clearTimeout(slow);
    busy = false;
    if (answer.kind === 'snapshot') etag = answer.etag;
    const { feed: next, waitSeconds } = feedAfter(feed, answer);
    show({ ...next, nextAt: Date.now() + waitSeconds * 1000 });
    timer = window.setTimeout(askIfSeen, waitSeconds * 1000);
  }

  /** A hidden tab asks nothing; it asks when it is shown again, if it is due. */
  function askIfSeen(): void {
    if (document.visibilityState === 'visible') void ask();
  }

  document.addEventListener('visibilitychange', () => {
    if (feed.nextAt !== undefined && Date.now() >= feed.nextAt) askIfSeen();
  });
  window.addEventListener('online', () => void ask());
  window.addEventListener('offline', () => show({ ...feed, trouble: { kind: 'offline' }, nextAt: undefined }));
  void ask();
  return () => void ask();
}
