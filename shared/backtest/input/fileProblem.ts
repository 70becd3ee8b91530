/** One thing wrong with a user's file: the line (1 = the header) and what is wrong with it and what to do. */
export interface FileProblem {
  readonly line: number;
  readonly detail: string;
}

/** All problems of a file up to `shown`, then how many more, one line each: `FILE:LINE: what is wrong; what to do`. */
export function problemLines(file: string, problems: readonly FileProblem[], shown: number): readonly string[] {
  const inOrder = problems.toSorted((a, b) => a.line - b.line);
  const lines = inOrder.slice(0, shown).map(({ line, detail }) => `${file}:${line}: ${detail}`);
  return inOrder.length > shown ? [...lines, `${file}: and ${inOrder.length - shown} more problems`] : lines;
}
