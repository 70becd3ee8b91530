import type { SourceSettings } from '../prices/sourceSettings.ts';
import type { Clock } from './port.ts';
import { sourceClock } from './sourceClock.ts';
import { systemClock } from './systemClock.ts';

type ClockSettings = Pick<
  SourceSettings,
  'CLOCK' | 'COINGECKO_BASE_URL' | 'SOURCE_TIMEOUT_MS' | 'SOURCE_MAX_WAIT_MS' | 'SOURCE_FIRST_PAUSE_MS'
>;

/**
 * The clock an environment asks for. A job makes its own at its start: a source's clock may have been moved since the
 * last one, and a reading up to a second old would put the job into the wrong hour.
 */
export function configuredClock(settings: ClockSettings): Clock {
  if (settings.CLOCK === 'system') return systemClock;
  return sourceClock({
    baseUrl: settings.COINGECKO_BASE_URL ?? 'https://api.coingecko.com',
    timeoutMs: settings.SOURCE_TIMEOUT_MS,
    maxWaitMs: settings.SOURCE_MAX_WAIT_MS,
    firstPauseMs: settings.SOURCE_FIRST_PAUSE_MS,
  });
}
