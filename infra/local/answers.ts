import { setTimeout as sleep } from 'node:timers/promises';
import { apiBase } from '../../functions/adapters/prices/apiBase.ts';

const TRIES = 3;
const TIMEOUT_MS = 5_000;
const PAUSE_MS = 1_000;

/** Does a CoinGecko-shaped API answer its ping? A few tries; any answer but a success counts as none. */
export async function answers(baseUrl: string): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    if (attempt > 1) await sleep(PAUSE_MS);
    try {
      const response = await fetch(`${apiBase(baseUrl)}/ping`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      await response.body?.cancel();
      if (response.ok) return true;
    } catch {
      // No connection, no name, no answer in time: all the same to the caller.
    }
  }
  return false;
}
