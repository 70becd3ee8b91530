import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonEnvironment } from '../../fixtures/pythonEnvironment.ts';

const NAME = 'ministack';
const VERSION = '1.5.33';
const READY_MS = 30_000;

export interface Emulator {
  readonly endpoint: string;
  /** Keys nobody else takes, this endpoint, and a home without the operator's own profile. */
  readonly env: Readonly<Record<string, string>>;
  log(): string;
  close(): Promise<void>;
}

/** AWS on a free loopback port, empty: it runs the bundles of Lambda functions with this Node. Or why it cannot be had. */
export async function startEmulator(): Promise<Emulator | { reason: string }> {
  const installed = await pythonEnvironment(NAME, VERSION);
  if ('reason' in installed) return installed;
  const directory = mkdtempSync(path.join(tmpdir(), 'tidewatch-emulator-'));
  const port = await freePort();
  const endpoint = `http://localhost:${port}`;
  const own = {
    // Functions run with the node found first.
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    HOME: directory,
    // The CDK remembers which account a key is of, in the user's real home whatever HOME says.
    CDK_HOME: path.join(directory, 'cdk'),
    TMPDIR: directory,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    AWS_CONFIG_FILE: path.join(directory, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(directory, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const logFile = path.join(directory, 'emulator.log');
  const log = openSync(logFile, 'a');
  const child = spawn(path.join(installed.bin, NAME), [], {
    env: { ...own, BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), LAMBDA_EXECUTOR: 'local' },
    stdio: ['ignore', log, log],
    // A group of its own: the functions' processes go with it.
    detached: true,
  });
  const end = () => {
    try {
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', end);
  const emulator: Emulator = {
    endpoint,
    env: { ...own, AWS_ENDPOINT_URL: endpoint },
    log: () => readFileSync(logFile, 'utf8'),
    async close() {
      process.off('exit', end);
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      end();
      await ended;
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  for (const deadline = performance.now() + READY_MS; performance.now() < deadline; await sleep(100)) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return emulator;
  }
  const said = emulator.log().trim().split('\n').slice(-3).join(' | ');
  await emulator.close();
  return { reason: `${NAME} ${VERSION} did not come up: ${said}` };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
