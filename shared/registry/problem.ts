/** One thing wrong with the registry's data. `row` counts from 1; row n stands on line n + 1 of its file. */
export interface RegistryProblem {
  readonly file: string;
  readonly row: number;
  readonly rule: string;
  readonly detail: string;
}

/** Thrown by `loadRegistry` with every problem found, one line each. */
export class RegistryError extends Error {
  readonly problems: readonly RegistryProblem[];

  constructor(problems: readonly RegistryProblem[]) {
    const lines = problems.map((p) => `${p.file} row ${p.row}, rule ${p.rule}: ${p.detail}`);
    super(`The registry is inconsistent; correct these rows:\n${lines.join('\n')}`);
    this.name = 'RegistryError';
    this.problems = problems;
  }
}
