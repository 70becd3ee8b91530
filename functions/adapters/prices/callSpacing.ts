import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Spaces calls evenly to at most `callsPerMinute` (0 = no spacing): the returned function resolves when the next call
 * may start. One spacing per source, shared by everything that calls it.
 */
export function callSpacing(callsPerMinute: number): (signal?: AbortSignal) => Promise<void> {
  if (callsPerMinute <= 0) return async () => {};
  const gapMs = 60_000 / callsPerMinute;
  let nextAt = 0;
  return async (signal) => {
    const now = performance.now();
    const startAt = Math.max(now, nextAt);
    nextAt = startAt + gapMs;
    if (startAt > now) await sleep(startAt - now, undefined, signal ? { signal } : {});
  };
}
