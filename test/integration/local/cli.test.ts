import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { HELP } from '../../../infra/local/options.ts';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

const run = promisify(execFile);
const START = path.resolve(import.meta.dirname, '../../../infra/local/start.ts');

describe('npm start', () => {
  it('prints its options with --help', async () => {
    expect(await run(process.execPath, [START, '--help'])).toEqual({ stdout: `${HELP}\n`, stderr: '' });
  });

  it('exits 1 with one line on an option it does not know', async () => {
    const start = run(process.execPath, [START, '--colour'], { cwd: temporaryDirectory() });
    await expect(start).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Unknown option '--colour'.*npm start -- --help`\.\n$/),
    });
  });

  it('stops on Ctrl-C whatever it is at, exit code 0', async () => {
    const child = spawn(process.execPath, [START, '--simulated', '--data', temporaryDirectory(), '--port', '0']);
    // Its first line comes when it begins to synthesize, or when it serves.
    await once(child.stdout, 'data');
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.kill('SIGINT');
    expect(await once(child, 'exit'), errors).toEqual([0, null]);
  });
});
