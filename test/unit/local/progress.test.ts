import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { progressView } from '../../../infra/local/progress.ts';

const state = (tokensDone: number, tokensFailed = 0) => ({
  phase: 'history' as const,
  tokensDone,
  tokensFailed,
  tokensTotal: 200,
  startedAt: '2024-01-01T00:00:00Z',
  updatedAt: '2024-01-01T00:00:00Z',
  detail: '',
});

describe('progress where there is no terminal', () => {
  it('is a line now and then, with count, rate of this run and time left, and always the last state', async () => {
    const output = new PassThrough();
    const view = progressView(output);
    view.show(state(100), 0);
    view.show(state(110), 1_000);
    view.show(state(150), 10_000);
    view.show(state(150), 16_000);
    view.show(state(190, 10), 18_000);
    view.end();
    output.end();
    expect((await text(output)).split('\n')).toEqual([
      'History 100/200 tokens',
      'History 150/200 tokens  5.0/s  0:10 left',
      'History 150/200 tokens  3.1/s  0:16 left',
      'History 190/200 tokens  10 failed  5.6/s',
      '',
    ]);
  });
});

describe('progress on a terminal', () => {
  it('is a bar with the same words', async () => {
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
    const view = progressView(output as unknown as NodeJS.WriteStream);
    view.show(state(0), 0);
    view.show(state(100), 10_000);
    view.end();
    output.end();
    const drawn = await text(output);
    expect(drawn).toContain('███████████████░░░░░░░░░░░░░░░');
    expect(drawn).toContain('100/200 tokens  10.0/s  0:10 left');
  });
});
