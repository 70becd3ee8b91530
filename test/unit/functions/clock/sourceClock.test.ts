import { afterEach, describe, expect, it } from 'vitest';
import { sourceClock } from '../../../../functions/adapters/clock/sourceClock.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

let server: Awaited<ReturnType<typeof startScripted>>;
afterEach(() => server.close());
const clockOf = (url: string) => sourceClock({ baseUrl: url, timeoutMs: 1000, maxWaitMs: 100, firstPauseMs: 1 });

describe('sourceClock', () => {
  it('reads the Date of a ping, once for all who ask within a second', async () => {
    server = await startScripted((response) => response.setHeader('date', 'Fri, 15 Mar 2024 07:00:00 GMT').end('{}'));
    const clock = clockOf(`${server.url}/api/v3`);
    const times = await Promise.all([clock.now(), clock.now(), clock.now()]);
    expect(new Set(times)).toEqual(new Set([Date.parse('2024-03-15T07:00:00Z')]));
    expect(server.calls.map(({ url }) => url)).toEqual(['/api/v3/ping']);
  });

  it('asks again after a failure instead of repeating it', async () => {
    server = await startScripted((response, count) => {
      response.sendDate = count > 1;
      response.end('{}');
    });
    const clock = clockOf(server.url);
    await expect(clock.now()).rejects.toMatchObject({ code: 'CLOCK_UNAVAILABLE', retryable: true });
    expect(Math.abs((await clock.now()) - Date.now())).toBeLessThan(5000);
  });
});
