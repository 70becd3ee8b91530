import { execute } from './execute.ts';
import { NO_TESTS, type Part } from './part.ts';

/** The last line of the suite's table: tried, survived, lost. */
const TOTALS = /^all +(\d+) +(\d+) +(\d+) /m;

/** The short, seeded part of `npm run chaos`; every case counts as a test. */
export function chaosPart(root: string): Part {
  return {
    name: 'chaos',
    quick: false,
    async run() {
      const { exitCode, output } = await execute('node', ['test/chaos/main.ts', '--short'], root);
      const [, , passed, failed] = (TOTALS.exec(output) ?? []).map(Number);
      if (passed === undefined || failed === undefined)
        return { status: 'failed', tests: { ...NO_TESTS, failed: 1 }, notes: [], output };
      return { status: exitCode === 0 ? 'passed' : 'failed', tests: { passed, failed, skipped: 0 }, notes: [], output };
    },
  };
}
