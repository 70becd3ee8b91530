import { NO_TESTS, type Part, type PartResult, type TestCounts } from './part.ts';

export interface Summary {
  readonly tests: TestCounts;
  readonly failedParts: readonly string[];
}

/** Runs parts from the front of the list, `lanes` at a time, and prints one line for each as it ends. */
export async function runParts(parts: readonly Part[], lanes: number, print: (line: string) => void): Promise<Summary> {
  const waiting = [...parts];
  const failedParts: string[] = [];
  let tests = NO_TESTS;

  const lane = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const started = performance.now();
      const result = await part.run();
      printPart(part.name, result, (performance.now() - started) / 1000, print);
      tests = add(tests, result.tests);
      if (result.status === 'failed') failedParts.push(part.name);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { tests, failedParts };
}

function printPart(name: string, result: PartResult, seconds: number, print: (line: string) => void): void {
  const { passed, failed, skipped } = result.tests;
  const counted = passed + failed + skipped > 0 ? `  ${passed} passed, ${failed} failed, ${skipped} skipped` : '';
  if (result.status === 'failed') print(result.output.trimEnd());
  print(`${name.padEnd(12)} ${result.status.padEnd(7)} ${seconds.toFixed(1).padStart(6)} s${counted}`);
  for (const note of result.notes) print(`${' '.repeat(13)}${note}`);
}

function add(a: TestCounts, b: TestCounts): TestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
