import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { execute } from './execute.ts';
import { NO_TESTS, type Part, type PartResult, type TestCounts } from './part.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});
type Report = z.infer<typeof report>;

/** A test says why it cannot run on this system by printing a line that begins so. */
const CANNOT_RUN = /^cannot run here: .+$/gim;

/** One vitest project. A file that fails before its first test counts as one failed test. */
export function vitestPart(project: string, root: string): Part {
  return { name: project, quick: project === 'unit', run: () => runProject(project, root) };
}

async function runProject(project: string, root: string): Promise<PartResult> {
  const directory = path.join(root, '.test-results');
  await mkdir(directory, { recursive: true });
  const file = path.join(directory, `${project}-${process.pid}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { exitCode, output } = await execute('vitest', args, root);
  const parsed = await readReport(file);
  if (parsed === undefined) return { status: 'failed', tests: { ...NO_TESTS, failed: 1 }, notes: [], output };
  const tests = count(parsed);
  return {
    status: exitCode === 0 && tests.failed === 0 ? 'passed' : 'failed',
    tests,
    notes: [...new Set(output.match(CANNOT_RUN) ?? []), ...skippedNotes(parsed, root)],
    output,
  };
}

async function readReport(file: string): Promise<Report | undefined> {
  try {
    return report.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // vitest ended before it could write: its output, shown with the failure, says why.
    return undefined;
  }
}

function count({ testResults }: Report): TestCounts {
  const statuses = testResults.flatMap((result) => result.assertionResults.map((test) => test.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const brokenFiles = testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { passed, failed: failedTests + brokenFiles, skipped: statuses.length - passed - failedTests };
}

function skippedNotes({ testResults }: Report, root: string): string[] {
  return testResults.flatMap((result) => {
    const skipped = result.assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed');
    const where = path.relative(root, result.name);
    return skipped.length === 0 ? [] : [`skipped: ${skipped.length} of ${result.assertionResults.length} in ${where}`];
  });
}
