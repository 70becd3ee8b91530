import { describe, expect, it } from 'vitest';
import type { BackfillProgress } from '../../../functions/adapters/records/formats.ts';
import { bringUp } from '../../../infra/local/bringUp.ts';
import type { RunRecord } from '../../../shared/contracts/status.ts';

type Step = { status: RunRecord['status']; done: number; failed?: number; phase?: BackfillProgress['phase'] };

/** An app of 100 tokens whose backfills go as scripted (the last one for ever) and whose named jobs throw. */
async function run(steps: Step[], throwing: string[] = []) {
  const fired: string[] = [];
  const said: string[] = [];
  const shown: number[] = [];
  let progress: BackfillProgress | undefined;
  const computed = await bringUp({
    async runJob(job, at) {
      fired.push(job);
      expect(at).toBe('2024-03-15T07:00:00.000Z');
      if (throwing.includes(job)) throw new Error(`${job} failed: no`);
      const step = job === 'backfill' ? (steps.length > 1 ? steps.shift() : steps[0]) : undefined;
      if (step !== undefined) {
        const { done, failed = 0, phase = 'history' } = step;
        const stamp = '2024-03-15T07:00:00Z';
        progress = {
          phase,
          tokensDone: done,
          tokensFailed: failed,
          tokensTotal: 100,
          startedAt: stamp,
          updatedAt: stamp,
          detail: '',
        };
      }
      return {
        job,
        bucket: '2024-03-15T07',
        status: step?.status ?? 'ok',
        started_at: '2024-03-15T07:00:00Z',
        duration_ms: 1,
        counts: {},
        error_code: step?.status === 'partial' ? 'HISTORY_INCOMPLETE' : null,
        detail: step?.status === 'partial' ? 'more to come' : null,
      };
    },
    progress: async () => progress,
    now: async () => Date.parse('2024-03-15T07:00:00Z'),
    view: { show: ({ tokensDone }) => shown.push(tokensDone), end() {} },
    say: (line) => said.push(line),
  });
  return { fired: fired.join(' '), said, shown, computed };
}

describe('bringUp', () => {
  it('backfills until history is full, then prices and computation, once each', async () => {
    const { fired, shown, computed } = await run([
      { status: 'partial', done: 40 },
      { status: 'partial', done: 80 },
      { status: 'ok', done: 100, phase: 'done' },
    ]);
    expect(fired).toBe('backfill backfill backfill ingest compute');
    expect(shown).toEqual([40, 80]);
    expect(computed?.job).toBe('compute');
  });

  it('goes on as soon as the backfill calls history done, even if a few tokens are left', async () => {
    expect((await run([{ status: 'partial', done: 91, failed: 2, phase: 'done' }])).fired).toBe(
      'backfill ingest compute',
    );
  });

  it('tries again until then, but not for ever: the schedule has the rest', async () => {
    const { fired, said } = await run([
      { status: 'partial', done: 30 },
      { status: 'partial', done: 60, failed: 40 },
    ]);
    expect(fired).toBe('backfill backfill backfill backfill backfill ingest compute');
    expect(said.at(-1)).toContain('History is not complete yet');
  });

  it('says what failed and lets the later jobs run', async () => {
    const { fired, said, computed } = await run([{ status: 'ok', done: 100, phase: 'done' }], ['ingest', 'compute']);
    expect(fired).toBe('backfill ingest compute');
    expect(said).toEqual(['ingest failed: no', 'compute failed: no']);
    expect(computed).toBeUndefined();
  });
});
