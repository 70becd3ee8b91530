import { afterEach, describe, expect, it, vi } from 'vitest';
import { jobMetrics } from '../../../../functions/adapters/log/jobMetrics.ts';
import { logger } from '../../../../functions/adapters/log/logger.ts';
import { recordRun } from '../../../../functions/adapters/records/recordRun.ts';
import { memoryStore } from '../../../../functions/adapters/store/memoryStore.ts';

afterEach(() => vi.restoreAllMocks());

/** The JSON lines a job writes: Powertools goes past the console, to the streams themselves. */
async function linesOf(work: () => Promise<unknown> | unknown): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  }
  await work();
  vi.restoreAllMocks();
  return lines.map((line) => JSON.parse(line));
}

describe('the log of a job', () => {
  it('says in every line which run and slot it is of, and at the end what it counted', async () => {
    const lines = await linesOf(() => {
      const log = logger('ingest', 'INFO');
      log.begin('run-1', '2026-11-25T07');
      log.warn('one token is stale', { token: 'pepe' });
      const context = { job: 'ingest' as const, bucket: '2026-11-25T07', scheduledAt: 0, log };
      const clock = { now: async () => Date.parse('2026-11-25T07:02:00Z') };
      return recordRun({ ...context, store: memoryStore(clock.now), clock }, async () => ({
        status: 'ok',
        counts: { accepted: 99 },
      }));
    });
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatchObject({ run_id: 'run-1', bucket: '2026-11-25T07', service: 'ingest' });
    expect(lines[1]).toMatchObject({ level: 'INFO', run: { status: 'ok', counts: { accepted: 99 } } });
  });

  it('forgets the run before when the next begins in the same process', async () => {
    const lines = await linesOf(() => {
      const log = logger('ingest', 'INFO');
      log.begin('run-1', '2026-11-25T07');
      log.begin('run-2', '2026-11-25T08');
      log.info('again');
    });
    expect(lines).toMatchObject([{ run_id: 'run-2', bucket: '2026-11-25T08' }]);
  });

  it('holds text of a provider as one line of JSON, whatever is in it', async () => {
    const hostile = 'x"}\n{"level":"INFO","message":"forged\u0000\u001b[31m<script>';
    const lines = await linesOf(() => logger('ingest', 'INFO').warn('quote refused', { name: hostile }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ message: 'quote refused', name: hostile });
  });
});

describe('the metrics of a job', () => {
  it('are one line of embedded metric format under its own dimension', async () => {
    const lines = await linesOf(() =>
      jobMetrics('compute')({ RunDuration: 900, Coverage: 97, Staleness: 8, Moves: 3 }),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ service: 'compute', RunDuration: 900, Coverage: 97, Staleness: 8, Moves: 3 });
    const emf = lines[0]?._aws as {
      CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: unknown[] }[];
    };
    expect(emf.CloudWatchMetrics).toMatchObject([{ Namespace: 'Tidewatch', Dimensions: [['service']] }]);
    expect(emf.CloudWatchMetrics[0]?.Metrics).toContainEqual({ Name: 'RunDuration', Unit: 'Milliseconds' });
  });
});
