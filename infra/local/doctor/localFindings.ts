import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { priceEnvironment } from '../../constructs/price-environment.ts';
import { answers } from '../answers.ts';
import { coingeckoKey } from '../env.ts';
import { findRunningApp } from '../findRunningApp.ts';
import { ageText, bad, type Finding, ok } from './finding.ts';

const WANTED_NODE = 24;

/** What `npm start` needs on this machine, and how a running app is. */
export async function localFindings(dataDirectory: string, port: number): Promise<readonly Finding[]> {
  const running = runningUrl(dataDirectory);
  return [
    nodeFinding(process.versions.node),
    dataFinding(path.resolve(dataDirectory)),
    running === undefined ? await portFinding(port) : ok('port', `Tidewatch is running at ${running}`),
    await sourceFinding(),
    ...(running === undefined ? [] : [await publishedFinding(running)]),
  ];
}

function nodeFinding(version: string): Finding {
  return Number(version.split('.')[0]) >= WANTED_NODE
    ? ok('node', version)
    : bad('node', `${version} is too old`, `install Node ${WANTED_NODE} from https://nodejs.org`);
}

function dataFinding(directory: string): Finding {
  // A folder that is not there yet is made below the first that is.
  let existing = directory;
  while (!existsSync(existing)) existing = path.dirname(existing);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return bad(
      'data folder',
      `${existing} cannot be written`,
      'make it a folder of this user, or choose one with --data',
    );
  }
  const sources = globSync('*/db', { cwd: directory }).map((folder) => path.dirname(folder));
  return ok('data folder', sources.length === 0 ? `${directory}, empty` : `${directory}: ${sources.sort().join(', ')}`);
}

function runningUrl(dataDirectory: string): string | undefined {
  try {
    return findRunningApp(dataDirectory).url;
  } catch {
    // None, or several: then the port is looked at by itself.
    return undefined;
  }
}

function portFinding(port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        bad('port', `${port} is taken (${error.code})`, `stop what has it, or \`npm start -- --port ${port + 1}\``),
      ),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(ok('port', `${port} is free`))));
  });
}

async function sourceFinding(): Promise<Finding> {
  const key = coingeckoKey();
  const url = priceEnvironment({
    coingeckoPlan: key?.plan ?? 'keyless',
    coingeckoKeyParameter: undefined,
  }).COINGECKO_BASE_URL;
  return (await answers(url))
    ? ok('source', `${url} answers (${key === undefined ? 'keyless' : `${key.plan} key`})`)
    : bad(
        'source',
        `${url} does not answer`,
        'check the network or proxy; until then `npm start` shows a simulated market',
      );
}

async function publishedFinding(url: string): Promise<Finding> {
  const response = await fetch(`${url}/v1/status`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  if (response?.status !== 200) {
    await response?.body?.cancel();
    const what = response === undefined ? 'does not answer' : `answers ${response.status}`;
    return bad(
      'published',
      `${url}/v1/status ${what}`,
      'wait for the first history, or look into the logs beside the data',
    );
  }
  const { state, age_seconds: age } = (await response.json()) as { state: string; age_seconds: number };
  const text = `${state}, ${ageText(age * 1000)} old`;
  return state === 'fresh'
    ? ok('published', text)
    : bad('published', text, `see ${url}/v1/status for the run that failed`);
}
