import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

const run = promisify(execFile);
const RUN = path.resolve(import.meta.dirname, '../../../infra/local/run.mjs');
const LOCK = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b': { version: '1.0.0', optional: true },
  },
};

/** A project folder with the launcher, a lockfile, a script, and an npm that does what `npm` says. */
function project(npm: string, script = 'console.log("ran", process.argv.slice(2).join(" "))'): string {
  const root = temporaryDirectory();
  mkdirSync(path.join(root, 'infra/local'), { recursive: true });
  cpSync(RUN, path.join(root, 'infra/local/run.mjs'));
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(LOCK));
  writeFileSync(path.join(root, 'script.mjs'), script);
  writeFileSync(path.join(root, 'npm-cli.js'), npm);
  return root;
}

const INSTALLS = `
const fs = require('fs');
fs.appendFileSync('installs', process.argv.slice(2).join(' ') + '\\n');
fs.mkdirSync('node_modules', { recursive: true });
setTimeout(() => fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json'), 300);`;
const FAILS =
  'console.error("npm error code E404\\nnpm error 404 left-pad\\nnpm error\\n\\nOptions: many"); process.exit(1);';

/** Runs the launcher as a Node of that version would see itself. */
function launch(root: string, args: string[], pretend: { version?: string; platform?: string } = {}) {
  const set = (object: string, name: string, value: string | undefined) =>
    value === undefined ? '' : `Object.defineProperty(${object}, '${name}', { value: '${value}' });`;
  const preload = `data:text/javascript,${encodeURIComponent(set('process.versions', 'node', pretend.version) + set('process', 'platform', pretend.platform))}`;
  return run(process.execPath, ['--import', preload, path.join(root, 'infra/local/run.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, npm_execpath: path.join(root, 'npm-cli.js') },
  });
}

describe('the launcher', () => {
  it('installs once, says so, and hands the arguments on; the next run starts at once', async () => {
    const root = project(INSTALLS);
    const first = await launch(root, ['script.mjs', 'one', '--two']);
    expect(first.stdout).toBe('ran one --two\n');
    expect(first.stderr).toMatch(/^Installing dependencies \(npm ci\).*\nInstalled in \d+ s\.\n$/);
    const second = await launch(root, ['script.mjs']);
    expect(second).toEqual({ stdout: 'ran \n', stderr: '' });
    expect(existsSync(path.join(root, '.install-lock'))).toBe(false);
  });

  it('installs again when the lockfile has moved on, and once for two that start together', async () => {
    const root = project(INSTALLS);
    mkdirSync(path.join(root, 'node_modules'));
    const old = { packages: { 'node_modules/a': { version: '0.9.0', integrity: 'x' } } };
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify(old));
    const both = await Promise.all([launch(root, ['script.mjs']), launch(root, ['script.mjs'])]);
    expect(both.map((one) => one.stdout)).toEqual(['ran \n', 'ran \n']);
    expect(both.filter((one) => one.stderr.includes('Installed'))).toHaveLength(1);
  });

  it('takes over the lock of an install that died', async () => {
    const root = project(INSTALLS);
    mkdirSync(path.join(root, '.install-lock'));
    writeFileSync(path.join(root, '.install-lock/pid'), '999999999');
    expect((await launch(root, ['script.mjs'])).stdout).toBe('ran \n');
  });

  it("ends a failed install with npm's reasons and one line of its own", async () => {
    await expect(launch(project(FAILS), ['script.mjs'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/npm error 404 left-pad\nnpm ci failed .* run the same command again\.\n$/),
    });
  });

  it('tells an old Node what to install, before anything else', async () => {
    await expect(launch(project(FAILS), ['script.mjs'], { version: '18.19.0' })).rejects.toMatchObject({
      code: 1,
      stderr:
        'Tidewatch needs Node 20 or newer to install itself; this is Node 18.19.0: install Node 24 from https://nodejs.org.\n',
    });
  });

  it('says what to install where the dependencies bring no Node 24', async () => {
    await expect(
      launch(project(INSTALLS), ['script.mjs'], { version: '20.1.0', platform: 'sunos' }),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Tidewatch runs on Node 24; this is Node 20\.1\.0 .* sunos-.*: install Node 24/),
    });
  });

  it('passes on exit codes and signals', async () => {
    const root = project(
      INSTALLS,
      'process.on("SIGTERM", () => process.exit(7)); console.log("up"); setInterval(() => {}, 1000);',
    );
    const child = spawn(process.execPath, [path.join(root, 'infra/local/run.mjs'), 'script.mjs'], {
      env: { ...process.env, npm_execpath: path.join(root, 'npm-cli.js') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });
});
