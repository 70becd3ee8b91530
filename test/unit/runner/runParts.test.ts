import { describe, expect, it } from 'vitest';
import { NO_TESTS, type Part, type PartResult } from '../../runner/part.ts';
import { runParts } from '../../runner/runParts.ts';

const part = (name: string, result: Partial<PartResult>): Part => ({
  name,
  quick: false,
  run: async () => ({ status: 'passed', tests: NO_TESTS, notes: [], output: '', ...result }),
});

describe('runParts', () => {
  it('prints a line for each part, its notes, and the output of what failed; and sums up', async () => {
    const lines: string[] = [];
    const summary = await runParts(
      [
        part('lint', { output: 'unseen' }),
        part('unit', { tests: { passed: 3, failed: 0, skipped: 1 }, notes: ['skipped: 1 of 4 in a.test.ts'] }),
        part('e2e', { status: 'failed', tests: { passed: 1, failed: 2, skipped: 0 }, output: 'why it failed\n' }),
      ],
      1,
      (line) => lines.push(line.replace(/\d+\.\d s/, 'T s')),
    );
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'lint passed T s',
      'unit passed T s 3 passed, 0 failed, 1 skipped',
      ' skipped: 1 of 4 in a.test.ts',
      'why it failed',
      'e2e failed T s 1 passed, 2 failed, 0 skipped',
    ]);
    expect(summary).toEqual({ tests: { passed: 4, failed: 2, skipped: 1 }, failedParts: ['e2e'] });
  });

  it('fails a part that fails without a test, such as types', async () => {
    const { failedParts } = await runParts([part('types', { status: 'failed' }), part('lint', {})], 2, () => {});
    expect(failedParts).toEqual(['types']);
  });
});
