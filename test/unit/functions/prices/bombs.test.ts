import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { jsonGateway } from '../../../../functions/adapters/prices/jsonGateway.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

/** What a bomb unpacks to: three times what an answer may have. Read whole, it would be called no JSON, not too large. */
const UNPACKED_BYTES = 48 * 1024 * 1024;
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

let server: Awaited<ReturnType<typeof startScripted>>;
afterEach(() => server.close());
const gateway = () =>
  jsonGateway({ source: 'scripted', timeoutMs: 10_000, maxWaitMs: 0, callsPerMinute: 0, firstPauseMs: 1 });

describe('an answer that is a bomb', () => {
  it.each([
    ['gzip', () => gzipSync(Buffer.alloc(UNPACKED_BYTES, 32))],
    ['br', () => brotliCompressSync(Buffer.alloc(UNPACKED_BYTES, 32), quick)],
    ['deflate', () => deflateSync(Buffer.alloc(UNPACKED_BYTES, 32))],
    // Twice packed, it looks small even to who unpacks it once.
    ['gzip, gzip', () => gzipSync(gzipSync(Buffer.alloc(UNPACKED_BYTES, 32)))],
  ])(
    'packed with %s is given up once it proves too large, without unpacking the rest of it',
    async (encoding, pack) => {
      const bomb = pack();
      expect(bomb.length).toBeLessThan(UNPACKED_BYTES / 100);
      server = await startScripted((response) =>
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(bomb),
      );
      await expect(gateway()(server.url)).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
      expect(server.calls).toHaveLength(1);
    },
  );

  it('without an end is given up by its size, however fast it comes', async () => {
    server = await startScripted((response) => {
      const chunk = Buffer.alloc(1024 * 1024, 32);
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', pour);
      };
      response.on('error', () => {});
      pour();
    });
    await expect(gateway()(server.url)).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
  });
});
