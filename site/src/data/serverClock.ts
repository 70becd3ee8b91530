const STATUS_PATH = '/v1/status';
const TIMEOUT_MS = 10_000;

/**
 * How far the service's clock is ahead of this machine's, in ms; 0 when it does not say. Staleness is judged by the
 * service's clock, so that a wrong clock here never calls good data stale.
 */
export async function serverClockOffset(): Promise<number> {
  try {
    const response = await fetch(STATUS_PATH, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return 0;
    const { now } = (await response.json()) as { now?: unknown };
    const offset = typeof now === 'string' ? Date.parse(now) - Date.now() : 0;
    return Number.isFinite(offset) ? offset : 0;
  } catch {
    // Without the service's word this machine's own clock is the best there is.
    return 0;
  }
}
