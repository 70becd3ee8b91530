import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { RunRecord } from '../../../../shared/contracts/status.ts';
import { durationInWords } from '../../../../site/src/components/status/durationInWords.ts';
import { HistoryFill } from '../../../../site/src/components/status/HistoryFill.tsx';

it.each([
  [640, '640 ms'],
  [4210, '4.2 s'],
  [185_400, '3 min 05 s'],
])('%i ms reads %s', (ms, words) => expect(durationInWords(ms)).toBe(words));

const run = (counts: Record<string, number>): RunRecord[] => [
  {
    ...{ job: 'backfill', bucket: '2026-11-22T07:20', status: 'partial', counts },
    ...{ started_at: '2026-11-22T07:20:01.000Z', duration_ms: 1, error_code: null, detail: null },
  },
];
it.each([
  [undefined, 'not known now'],
  [[], 'has not run yet'],
  [run({ tokens: 233, pending: 0, failed: 0 }), 'complete: all 233 tokens'],
  [run({ tokens: 200, pending: 30, failed: 3 }), '200 of 233 tokens, 30 to come, 3 unknown to every source'],
])('the fill of history reads as its last run counted', (runs, words) => {
  expect(renderToString(h(HistoryFill, { runs })).replace(/<progress.*/, '')).toBe(words);
});
