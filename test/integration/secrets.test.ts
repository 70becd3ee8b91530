import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { logger } from '../../functions/adapters/log/logger.ts';
import { sourceSettings } from '../../functions/adapters/prices/sourceSettings.ts';
import { priceSources } from '../../functions/adapters/prices/sources.ts';
import { recordRun } from '../../functions/adapters/records/recordRun.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';

const KEY = 'CG-planted1planted2planted3';
const clock = { now: async () => Date.parse('2026-11-25T07:02:00Z') };

afterEach(() => vi.restoreAllMocks());

/** A provider that gives the key it was sent back in everything it says. */
async function echoingProvider(status: number, isHtml: boolean) {
  const sent: string[] = [];
  const server = createServer((request, response) => {
    const key = String(request.headers['x-cg-demo-api-key']);
    sent.push(key);
    response.writeHead(status, { 'content-type': 'application/json', 'x-echo': key });
    if (isHtml) response.end(`<p>${key}</p>`);
    else
      response.end(
        JSON.stringify({ status: { error_code: 10_002, error_message: `API Key ${key} is wrong` }, error: key }),
      );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent };
}

describe('the key of a price source', () => {
  it.each([
    [400, false],
    [401, false],
    [403, false],
    [429, false],
    [500, false],
    [200, false],
    [200, true],
  ])('is in no log line and no record, even when a provider says it back with %i', async (status, isHtml) => {
    const lines: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    }
    const { url, sent } = await echoingProvider(status, isHtml);
    const settings = sourceSettings.parse({
      COINGECKO_BASE_URL: url,
      COINGECKO_PLAN: 'demo',
      COINGECKO_API_KEY: KEY,
      SOURCE_CALLS_PER_MINUTE: '0',
      SOURCE_FIRST_PAUSE_MS: '1',
    });
    const { quotes } = priceSources(settings, { registry: REGISTRY, clock });
    const store = memoryStore(clock.now);
    const context = { job: 'ingest' as const, bucket: '2026-11-25T07', scheduledAt: await clock.now(), store, clock };
    const run = recordRun({ ...context, log: logger('ingest', 'DEBUG') }, async () => {
      await quotes.quotes(['bitcoin']);
      return { status: 'ok', counts: {} };
    });
    await expect(run).rejects.toThrow();
    const [record] = await store.query('PUB');
    vi.restoreAllMocks();
    expect(sent[0]).toBe(KEY);
    expect(record?.attributes?.run).toContain('"failed"');
    expect(lines.join('')).toContain('failed');
    expect(lines.join('') + JSON.stringify(record)).not.toContain(KEY);
  });
});
