import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { publish } from '../../functions/compute/publish.ts';
import { type FunctionModel, pipelineModel } from '../../infra/local/pipelineModel.ts';
import { SIMULATED } from '../../infra/local/source.ts';
import { type ChildSettings, spawnChild, stopChild } from '../../infra/local/spawnChild.ts';
import { synthesize } from '../../infra/local/synth.ts';
import { openTable } from '../../infra/local/table.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import { textOf } from '../fixtures/apiCall.ts';
import { fuzzApi } from '../fixtures/fuzzApi.ts';
import { openApi } from '../fixtures/publishedApi.ts';
import { simulatedSnapshot } from '../fixtures/simulatedSnapshot.ts';
import { INFO } from '../fixtures/snapshotParts.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { medianOf } from './medianOf.ts';
import { inTemporaryFolder, ROOT } from './workspace.ts';

const CHILD = fileURLToPath(new URL('./coldApiChild.mjs', import.meta.url));
const RUNS = 7;
const REQUESTS = 20_000;

/** What one reader waits for: a cold function's first answer, the slowest of many odd requests, the largest page. */
export const api: Benchmark = {
  name: 'api',
  title: 'the HTTP function: cold start, the slowest of generated requests, the largest page of a list',
  run: (say) =>
    inTemporaryFolder(async (folder) => [await coldStart(folder, say), await slowest(say), await largestPage(say)]),
};

/** From before the bundle is loaded until it has answered /v1/rotation, both reads of the table included. */
async function coldStart(folder: string, say: (line: string) => void): Promise<Figure> {
  const pipeline = pipelineModel(await synthesize(ROOT, say));
  const model = pipeline.functions.get('api');
  if (model === undefined) throw new Error('the template has no function api');
  const table = await openTable(pipeline.table, folder);
  try {
    const store = dynamoStore({ tableName: pipeline.table.TableName, client: table.client });
    await publish(store, simulatedSnapshot(), INFO, INFO.asOf);
    const logFile = path.join(folder, 'api.log');
    const settings = { overrides: SIMULATED.overrides, secrets: {}, storeEndpoint: table.endpoint, logFile };
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await coldRequest(model, settings));
    return {
      what: 'cold start to first answer',
      value: medianOf(times),
      unit: 'ms',
      limit: { below: 250 },
      runs: RUNS,
    };
  } finally {
    await table.close();
  }
}

async function coldRequest(model: FunctionModel, settings: ChildSettings): Promise<number> {
  const child = spawnChild(CHILD, model, settings);
  child.send({ model, target: '/v1/rotation' });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the api function ended with ${code} before it answered; its log: ${settings.logFile}`);
  });
  const [{ status, ms }] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => {});
  await stopChild(child);
  if (status !== 200) throw new Error(`/v1/rotation answers ${status}`);
  return ms;
}

async function slowest(say: (line: string) => void): Promise<Figure> {
  const result = await fuzzApi(REQUESTS, 20_261_122);
  say(`slowest of ${REQUESTS.toLocaleString('en-US')} generated requests: ${result.slowest.target.slice(0, 100)}`);
  return { what: 'slowest generated request', value: result.slowest.ms, unit: 'ms', limit: { below: 250 }, runs: 1 };
}

async function largestPage(say: (line: string) => void): Promise<Figure> {
  const served = openApi();
  await publish(served.store, simulatedSnapshot(), INFO, INFO.asOf);
  const lists = ROUTES.filter(({ list }) => list !== undefined).flatMap(({ path: at }) => [
    `${at}?limit=250`,
    `${at}.csv`,
  ]);
  let largest = { target: '', bytes: 0 };
  for (const target of lists) {
    const bytes = gzipSync(textOf(await served.call(target))).length;
    if (bytes > largest.bytes) largest = { target, bytes };
  }
  say(`largest page of a list, gzipped: ${largest.target}`);
  return { what: 'largest list page', value: largest.bytes, unit: 'bytes', limit: { below: 60_000 }, runs: 1 };
}
