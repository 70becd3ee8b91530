import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { diskProblem, isDiskFull } from '../../../infra/local/diskErrors.ts';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

const CHILD = path.resolve(import.meta.dirname, '../../fixtures/localAssembly/fillTable.ts');
/** Blocks of 512 bytes (1,024 in some shells): a log of LevelDB's gets some 25 items. */
const BLOCKS = 2_000;
const full = Object.assign(new Error('IO error: /data/db/000013.ldb: No space left on device'), {
  code: 'LEVEL_IO_ERROR',
});

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  it('is said once; writes fail, what is stored can be read, and the process goes on', async () => {
    const directory = temporaryDirectory();
    const command = `ulimit -f ${BLOCKS}; exec "$0" "$1" "$2"`;
    const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, CHILD, directory]);
    const { said, ...rest } = JSON.parse(stdout) as { said: string[] };
    expect(rest).toEqual({ codes: ['STORE_UNAVAILABLE', 'STORE_UNAVAILABLE'], failed: true, read: 60_000 });
    expect(said).toEqual([expect.stringMatching(/^The disk under .* fails \(.*File too large\): .* start again\./)]);
    expect(said[0]).toContain(directory);
  });
});

describe('what is said of a full disk', () => {
  it('is that no space is left, where, and what to do next', () => {
    expect(diskProblem(full, '/data')).toBe(
      'No space is left for /data: free some, then start again. Until then nothing new is stored; what was published stays up.',
    );
  });

  it('is not said of other errors', () => {
    expect(isDiskFull(new Error('opening failed', { cause: full }))).toBe(true);
    expect(isDiskFull(Object.assign(new Error('write failed'), { code: 'ENOSPC' }))).toBe(true);
    expect(isDiskFull(Object.assign(new Error('denied'), { code: 'EACCES' }))).toBe(false);
  });
});
