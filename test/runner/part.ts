/** What one part of `npm test` came to. `output` is shown only when the part failed. */
export interface PartResult {
  readonly status: 'passed' | 'failed';
  readonly tests: TestCounts;
  /** Lines a reader must see even when all is green: what was skipped or could not run, and why. */
  readonly notes: readonly string[];
  readonly output: string;
}

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Part {
  readonly name: string;
  /** Stands in `npm run check` too. */
  readonly quick: boolean;
  run(): Promise<PartResult>;
}

export const NO_TESTS: TestCounts = { passed: 0, failed: 0, skipped: 0 };
