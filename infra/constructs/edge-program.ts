import { readFileSync } from 'node:fs';

/** What CloudFront takes of one function. */
export const MAX_EDGE_BYTES = 10_240;

/** The code of a CloudFront Function: its constants, then its programs one after the other. */
export function edgeProgram(constants: Readonly<Record<string, unknown>>, ...sources: readonly URL[]): string {
  const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  return [...lines, ...sources.map((source) => withoutComments(readFileSync(source, 'utf8')))].join('\n');
}

/** The code again; throws when it is more than CloudFront takes. */
export function withinLimit(code: string): string {
  const bytes = Buffer.byteLength(code);
  if (bytes > MAX_EDGE_BYTES) {
    throw new Error(`the edge function is ${bytes} bytes, more than CloudFront's ${MAX_EDGE_BYTES}: shorten its rules`);
  }
  return code;
}

/** Comment lines and indentation are for the reader of the file. */
function withoutComments(source: string): string {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//') && !line.startsWith('/*'))
    .join('\n');
}
