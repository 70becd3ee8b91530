import { AppError } from '../appError.ts';
import { apiBase } from '../prices/apiBase.ts';
import { jsonGateway } from '../prices/jsonGateway.ts';
import type { Clock } from './port.ts';

/** A reading serves everybody who asks within a second, so that a busy reader costs one request. */
const READING_LASTS_MS = 1000;

/**
 * The clock of a price source: the Date header of its `ping` (a replayed source lives in its own time). Throws
 * AppError: those of `jsonGateway`, or `CLOCK_UNAVAILABLE` (retryable) when an answer carries no date.
 */
export function sourceClock(options: {
  baseUrl: string;
  timeoutMs: number;
  maxWaitMs: number;
  firstPauseMs: number;
}): Clock {
  const ping = `${apiBase(options.baseUrl)}/ping`;
  const gateway = jsonGateway({ ...options, source: 'clock', callsPerMinute: 0 });
  let reading: { at: number; time: Promise<number> } | undefined;

  async function ask(): Promise<number> {
    const { headers } = await gateway(ping);
    const time = Date.parse(headers.get('date') ?? '');
    if (Number.isFinite(time)) return time;
    throw new AppError(
      'CLOCK_UNAVAILABLE',
      `clock: ${ping} answered without a Date header; use a source that sends one or CLOCK=system`,
      {
        retryable: true,
      },
    );
  }

  return {
    now() {
      if (reading === undefined || performance.now() - reading.at >= READING_LASTS_MS) {
        const fresh = { at: performance.now(), time: ask() };
        fresh.time.catch(() => {
          // A failed reading is not kept: the next caller asks again.
          if (reading === fresh) reading = undefined;
        });
        reading = fresh;
      }
      return reading.time;
    },
  };
}
