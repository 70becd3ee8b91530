import { createRequire } from 'node:module';
import { startLocal } from '../../infra/local/startLocal.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { medianOf } from './medianOf.ts';
import { runNode } from './runNode.ts';
import { inTemporaryFolder } from './workspace.ts';

const AUTOCANNON = createRequire(import.meta.url).resolve('autocannon');
const CONNECTIONS = 50;
const PACED_REQUESTS_A_SECOND = 2_000;
const RUNS = 3;
const SECONDS = 4;
const LIMIT_P50_MS = 5;
const LIMIT_P99_MS = 15;
/** The load generator sends each second's share in one burst after a pause: this tail is of bursts. */
const LIMIT_PACED_P99_MS = 25;
const UNCHANGED_REQUESTS_A_SECOND = 4_000;

/** What autocannon's JSON says of a run, as far as it is read. */
interface Load {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly '2xx': number;
  readonly '3xx': number;
  readonly errors: number;
}

const SILENT = { show: () => {}, end: () => {} };

/** The running app under load: pages and API of the synthesized template on one port, the load from another process. */
export const rotationLoad: Benchmark = {
  name: 'rotation-load',
  title: `/v1/rotation of the running app at ${CONNECTIONS} connections, ${SECONDS} s a run`,
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      const source = { kind: 'simulated' } as const;
      const app = await startLocal({ port: 0, dataDirectory: folder, once: false, source }, { say });
      try {
        await app.bringUp(SILENT);
        const url = `${app.url}/v1/rotation`;
        const { status, headers } = await fetch(url);
        if (status !== 200) throw new Error(`${url} answers ${status}`);
        const condition = ['-H', `if-none-match=${headers.get('etag')}`];
        // What a cold process answers is another benchmark's (`api`).
        await load(url, [], '2xx');
        return [
          ...(await measure(`paced at ${PACED_REQUESTS_A_SECOND.toLocaleString('en-US')}/s`, url, [
            '-R',
            String(PACED_REQUESTS_A_SECOND),
          ])),
          ...(await measure('unpaced', url, [], 2_000)),
          ...(await measure('unchanged (304), unpaced', url, condition, UNCHANGED_REQUESTS_A_SECOND, '3xx')),
        ];
      } finally {
        await app.close();
      }
    }),
};

async function measure(
  what: string,
  url: string,
  options: readonly string[],
  atLeast?: number,
  expected: '2xx' | '3xx' = '2xx',
): Promise<Figure[]> {
  const loads: Load[] = [];
  for (let run = 0; run < RUNS; run++) loads.push(await load(url, options, expected));
  const of = (value: (load: Load) => number) => ({ value: medianOf(loads.map(value)), runs: RUNS });
  return [
    {
      what: `${what}, rate`,
      ...of(({ requests }) => requests.average),
      unit: 'requests/s',
      ...(atLeast !== undefined && { limit: { atLeast } }),
    },
    { what: `${what}, p50`, ...of(({ latency }) => latency.p50), unit: 'ms', limit: { below: LIMIT_P50_MS } },
    {
      what: `${what}, p99`,
      ...of(({ latency }) => latency.p99),
      unit: 'ms',
      limit: { below: atLeast === undefined ? LIMIT_PACED_P99_MS : LIMIT_P99_MS },
    },
  ];
}

async function load(url: string, options: readonly string[], expected: '2xx' | '3xx'): Promise<Load> {
  const args = ['-c', String(CONNECTIONS), '-d', String(SECONDS), ...options, '--json', '--no-progress', url];
  const result = JSON.parse((await runNode([AUTOCANNON, ...args])).stdout) as Load;
  const other = result[expected === '2xx' ? '3xx' : '2xx'];
  if (result.errors > 0 || other > 0 || result[expected] === 0) {
    throw new Error(
      `${url}: ${result.errors} errors, ${result[expected]} answers as asked and ${other} others under load`,
    );
  }
  return result;
}
