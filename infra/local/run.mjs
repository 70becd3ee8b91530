// Runs a TypeScript entry of this project: `node infra/local/run.mjs FILE [args]`. Installs the dependencies if they are
// not those of package-lock.json, finds a Node 24, and hands over. Old syntax on purpose: an old Node must get as far as
// the line that tells it so, and nothing but Node itself may be imported (there may be no node_modules yet).
import { spawn, spawnSync } from 'child_process';
import fs from 'fs';
import os from 'os';
import path from 'path';
import { fileURLToPath } from 'url';

const OLDEST_NODE = 20;
const WANTED_NODE = 24;
const INSTALL_WAIT_MS = 10 * 60 * 1000;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const modules = path.join(root, 'node_modules');
const installLock = path.join(root, '.install-lock');

function stop(line) {
  process.stderr.write(line + '\n');
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (_) {
    return undefined;
  }
}

/**
 * True when node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json as the last
 * act of an install, so an interrupted install shows; packages optional on this platform may be absent.
 */
function isInstalled() {
  const wanted = readJson(path.join(root, 'package-lock.json'));
  const present = readJson(path.join(modules, '.package-lock.json'));
  if (!wanted)
    stop(
      'package-lock.json is missing or unreadable in ' + root + ': restore it with `git checkout package-lock.json`.',
    );
  if (!present) return false;
  return Object.keys(wanted.packages).every((name) => {
    const want = wanted.packages[name];
    const have = present.packages[name];
    if (name === '' || want.link) return true;
    return have
      ? have.version === want.version && have.integrity === want.integrity
      : Boolean(want.optional || want.devOptional);
  });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the install lock; false while another process that is still alive holds it. Outside node_modules: npm empties that. */
function tryLock() {
  const owner = path.join(installLock, 'pid');
  try {
    fs.mkdirSync(installLock);
    fs.writeFileSync(owner, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST')
      stop('Cannot write to ' + root + ' (' + error.code + '): make the folder writable for this user.');
  }
  let pid = NaN;
  try {
    pid = Number(fs.readFileSync(owner, 'utf8'));
    if (!isRunning(pid)) fs.rmSync(installLock, { recursive: true, force: true });
  } catch (_) {
    // Between its owner's mkdir and write, or just removed: look again.
  }
  return false;
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function npmCi() {
  const cli = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  if (cli && /npm-cli\.c?js$/.test(cli)) return spawnSync(process.execPath, [cli].concat(args), options);
  return spawnSync('npm', args, Object.assign({ shell: process.platform === 'win32' }, options));
}

/** What npm says went wrong: its error lines come before its advice. Without any, whatever it said last. */
function reasons(output) {
  const lines = output.trim().split('\n');
  const errors = lines.filter(function (line) {
    return /^npm (error|ERR!) \S/.test(line);
  });
  return (errors.length > 0 ? errors.slice(0, 15) : lines.slice(-15)).join('\n');
}

function install() {
  process.stderr.write(
    'Installing dependencies (npm ci): node_modules is not what package-lock.json asks for. About a minute.\n',
  );
  const started = Date.now();
  const result = npmCi();
  if (result.error || result.status !== 0) {
    const output =
      String(result.stdout || '') + String(result.stderr || '') + (result.error ? result.error.message : '');
    process.stderr.write(reasons(output) + '\n');
    fs.rmSync(installLock, { recursive: true, force: true });
    stop(
      'npm ci failed (its last lines are above): check the network or the registry, then run the same command again.',
    );
  }
  process.stderr.write('Installed in ' + Math.round((Date.now() - started) / 1000) + ' s.\n');
}

/** Two commands started at once install once: the second waits, then finds everything in place. */
function ensureInstalled() {
  const deadline = Date.now() + INSTALL_WAIT_MS;
  while (fs.existsSync(installLock) || !isInstalled()) {
    if (tryLock()) {
      if (!isInstalled()) install();
      fs.rmSync(installLock, { recursive: true, force: true });
      return;
    }
    if (Date.now() > deadline)
      stop(
        'Another install has been running for 10 minutes: end it, delete ' +
          installLock +
          ' and run the same command again.',
      );
    sleep(250);
  }
}

/** This process's own Node if new enough, else the binary that came with the dependencies. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_NODE) return process.execPath;
  const binary = process.platform === 'win32' ? 'node.exe' : 'bin/node';
  const bundled = path.join(modules, 'node-' + process.platform + '-' + process.arch, binary);
  if (fs.existsSync(bundled)) return bundled;
  return stop(
    'Tidewatch runs on Node ' +
      WANTED_NODE +
      '; this is Node ' +
      process.versions.node +
      ' and the dependencies bring none for ' +
      process.platform +
      '-' +
      process.arch +
      ': install Node ' +
      WANTED_NODE +
      ' from https://nodejs.org and run the same command again.',
  );
}

function main() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    stop(
      'Tidewatch needs Node ' +
        OLDEST_NODE +
        ' or newer to install itself; this is Node ' +
        process.versions.node +
        ': install Node ' +
        WANTED_NODE +
        ' from https://nodejs.org.',
    );
  }
  const script = process.argv[2];
  if (!script) stop('Usage: node infra/local/run.mjs FILE [arguments]');
  ensureInstalled();
  const node = findNode();
  const env = Object.assign({}, process.env);
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') || 'PATH';
  env[pathKey] = path.join(modules, '.bin') + path.delimiter + (env[pathKey] || '');

  const child = spawn(node, [path.resolve(root, script)].concat(process.argv.slice(3)), {
    stdio: 'inherit',
    env: env,
    cwd: root,
  });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on('error', (error) => {
    stop(
      'Cannot start ' +
        node +
        ' (' +
        error.message +
        '): install Node ' +
        WANTED_NODE +
        ' from https://nodejs.org and run the same command again.',
    );
  });
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + os.constants.signals[signal] : code);
  });
}

main();
