import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { type FileProblem, problemLines } from '../../../shared/backtest/input/fileProblem.ts';
import { type NumberColumn, type TableRow, tableReader } from '../../../shared/backtest/input/tableReader.ts';
import { LocalError } from '../localError.ts';

/** Problems of a file that are told in full. */
const SHOWN = 20;
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/**
 * Reads a CSV file, gzipped or not (by its first bytes, not its name). Throws LocalError with every problem found, those
 * of `check` over all rows included.
 */
export async function readTable(
  file: string,
  columns: readonly NumberColumn[],
  check: (rows: readonly TableRow[]) => readonly FileProblem[],
): Promise<readonly TableRow[]> {
  const reader = tableReader(columns);
  try {
    await eachLine(file, reader.push);
  } catch (error) {
    throw new LocalError(`${file} cannot be read (${(error as Error).message}): check the path, or unpack it again.`);
  }
  // Rows of a file that is wrong elsewhere are checked too: all problems at once.
  failOn(file, [...reader.problems, ...check(reader.rows)]);
  if (reader.rows.length === 0) throw new LocalError(`${file}:1: no row below the header; give a file with prices.`);
  return reader.rows;
}

/** Throws when there are problems: every one up to 20, then how many more. */
export function failOn(file: string, problems: readonly FileProblem[]): void {
  if (problems.length > 0) throw new LocalError(problemLines(file, problems, SHOWN).join('\n'));
}

async function eachLine(file: string, push: (line: string) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of await openText(file)) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) push(line);
  }
  rest += decoder.end();
  if (rest !== '') push(rest);
}

async function openText(file: string): Promise<AsyncIterable<unknown>> {
  const head = createReadStream(file, { end: 1 });
  let first = Buffer.alloc(0);
  for await (const chunk of head) first = Buffer.concat([first, chunk as Buffer]);
  const isGzip = GZIP_MAGIC.every((byte, i) => first[i] === byte);
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  if (!isGzip) return source;
  const text = createGunzip({ chunkSize: 1 << 18 });
  source.on('error', (error) => text.destroy(error));
  return source.pipe(text);
}
