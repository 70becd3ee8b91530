import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../../../infra/local/fileLock.ts';

const CACHE = path.resolve(import.meta.dirname, '../../../node_modules/.cache');
const OLDEST_PYTHON = '3.10';

/**
 * A Python package in an environment of its own under node_modules/.cache, installed once by name and version. Returns
 * the folder of its programs, or in one line why there is none.
 */
export async function pythonEnvironment(name: string, version: string): Promise<{ bin: string } | { reason: string }> {
  const python = ['python3', 'python'].find(isRecentPython);
  if (python === undefined) return { reason: `there is no Python ${OLDEST_PYTHON} or newer on the PATH` };
  const directory = path.join(CACHE, `${name}-${version}`);
  const bin = path.join(directory, process.platform === 'win32' ? 'Scripts' : 'bin');
  const complete = path.join(directory, '.complete');
  return withLock(`${directory}.lock`, async () => {
    if (existsSync(complete)) return { bin };
    rmSync(directory, { recursive: true, force: true });
    const steps = [
      [python, '-m', 'venv', directory],
      [path.join(bin, 'pip'), 'install', '--quiet', `${name}==${version}`],
    ] as const;
    for (const [command, ...args] of steps) {
      const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
      const said = error?.message ?? stderr.trim().split('\n').at(-1);
      if (status !== 0) return { reason: `\`${[command, ...args].join(' ')}\` failed: ${said}` };
    }
    writeFileSync(complete, '');
    return { bin };
  });
}

function isRecentPython(command: string): boolean {
  const program = `import sys, venv; sys.exit(sys.version_info < (${OLDEST_PYTHON.replace('.', ', ')}))`;
  return spawnSync(command, ['-c', program]).status === 0;
}
