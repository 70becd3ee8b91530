import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { jsonGateway } from '../../../../functions/adapters/prices/jsonGateway.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

let server: Awaited<ReturnType<typeof startScripted>>;
afterEach(() => server.close());

const options = { source: 'scripted', timeoutMs: 2000, maxWaitMs: 1500, callsPerMinute: 0, firstPauseMs: 4 };
const json = (response: ServerResponse, status = 200, headers = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end('{"ok":true}');
};

describe('jsonGateway', () => {
  it('tries four times, then gives the last failure in one line', async () => {
    server = await startScripted((response) => json(response, 500));
    const failure = await jsonGateway(options)(`${server.url}/a?key=secret`).catch((error) => error);
    expect(failure).toMatchObject({ code: 'SOURCE_FAILING', retryable: true });
    expect(failure.message).toMatch(/^scripted \(http:\/\/127\.0\.0\.1:\d+\/a\) answered 500/);
    expect(failure.message).not.toContain('secret');
    expect(server.calls).toHaveLength(4);
  });

  it('waits as long as Retry-After asks, in seconds', async () => {
    server = await startScripted((response, count) =>
      count === 1 ? json(response, 429, { 'retry-after': '1' }) : json(response),
    );
    expect((await jsonGateway(options)(server.url)).json).toEqual({ ok: true });
    expect((server.calls[1]?.at ?? 0) - (server.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('measures a Retry-After date by the clock of the answer, not by its own', async () => {
    const headers = { date: 'Fri, 15 Mar 2024 07:00:00 GMT', 'retry-after': 'Fri, 15 Mar 2024 08:00:00 GMT' };
    server = await startScripted((response) => json(response, 429, headers));
    const failure = await jsonGateway(options)(server.url).catch((error) => error);
    expect(failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED' });
    expect(failure.message).toContain('asked to wait 3600 s');
    expect(server.calls).toHaveLength(1);
  });

  it('gives up a body that stalls half-way', async () => {
    server = await startScripted((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"half":');
    });
    const hasty = jsonGateway({ ...options, timeoutMs: 60 });
    await expect(hasty(server.url)).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT', retryable: true });
  });

  it('spaces calls to the rate it was given', async () => {
    server = await startScripted((response) => json(response));
    const gateway = jsonGateway({ ...options, callsPerMinute: 1200 });
    await Promise.all([gateway(server.url), gateway(server.url), gateway(server.url)]);
    expect((server.calls[2]?.at ?? 0) - (server.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(60);
  });

  it('returns a refusal that is not a matter of time for its caller to judge', async () => {
    server = await startScripted((response) => json(response, 404));
    expect(await jsonGateway(options)(server.url)).toMatchObject({ status: 404, json: { ok: true } });
    expect(server.calls).toHaveLength(1);
  });
});
