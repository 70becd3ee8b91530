import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../functions/adapters/clock/systemClock.ts';
import { logger } from '../../../../functions/adapters/log/logger.ts';
import { coingecko } from '../../../../functions/adapters/prices/coingecko.ts';
import { recordRun } from '../../../../functions/adapters/records/recordRun.ts';
import { getRunRecord } from '../../../../functions/adapters/records/runRecords.ts';
import { memoryStore } from '../../../../functions/adapters/store/memoryStore.ts';
import { geckoOptions } from '../../../fixtures/geckoOptions.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

const HOSTILE = 'x\r\n{"level":"INFO","message":"forged"}\u001b[2J\u0000\u2028\u202e<script>alert(1)</script>';
const BUCKET = '2026-11-22T07';

let server: Awaited<ReturnType<typeof startScripted>>;
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

describe('text of a provider in the log', () => {
  it.each([
    ['an error answer', 400, JSON.stringify({ error: HOSTILE })],
    ['an answer that is no JSON', 200, HOSTILE],
    ['an answer of another shape', 200, JSON.stringify({ [HOSTILE]: HOSTILE })],
  ])('of %s forges no line, moves no cursor and holds no markup', async (_what, status, body) => {
    server = await startScripted((response) => response.writeHead(status).end(body));
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    const [store, log] = [memoryStore(Date.now), logger('ingest', 'INFO')];
    const source = coingecko(geckoOptions(server.url));
    const context = { job: 'ingest', bucket: BUCKET, scheduledAt: 0, store, clock: systemClock, log } as const;
    const failure = await recordRun(context, async () => {
      await source.quotes(['bitcoin']);
      return { status: 'ok', counts: {} };
    }).catch((error: Error) => error);
    vi.restoreAllMocks();

    expect(failure).toBeInstanceOf(Error);
    const lines = written.join('').trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'ERROR', service: 'ingest' });
    const { detail } = (await getRunRecord(store, 'ingest', BUCKET)) ?? {};
    for (const text of [lines[0], detail]) {
      expect(text).toBeTruthy();
      expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
    }
    expect(detail).not.toMatch(/[<>]/);
  });
});
