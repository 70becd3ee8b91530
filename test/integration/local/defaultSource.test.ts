import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dynamoStore } from '../../../functions/adapters/store/dynamoStore.ts';
import { pipelineModel } from '../../../infra/local/pipelineModel.ts';
import { openTable } from '../../../infra/local/table.ts';
import { startFixtureApp, startPing } from '../../fixtures/localAssembly/startFixtureApp.ts';
import { writeAssembly } from '../../fixtures/localAssembly/writeAssembly.ts';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

const AT = '2024-03-15T07:00:00Z';
const NOWHERE = 'http://127.0.0.1:9';
const start = (liveUrl: string, dataDirectory = temporaryDirectory()) =>
  startFixtureApp({ source: { kind: 'default' }, liveUrl, dataDirectory });

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv('COINGECKO_API_KEY', '');
});

describe('without an option the source', () => {
  it('is the live API where it answers, as the template has it', async () => {
    const { app } = await start(await startPing('Sun, 22 Nov 2026 07:00:00 GMT'));
    expect(app.source).toMatchObject({ kind: 'live', title: 'the live CoinGecko API (keyless)', clockUrl: undefined });
    const { detail } = await app.runJob('ingest', AT);
    expect(JSON.parse(detail ?? '')).toMatchObject({
      COINGECKO_PLAN: 'keyless',
      CLOCK: 'system',
      VOLUME_SCOPE: 'aggregate',
    });
  });

  it("hands the operator's key to the functions that call the provider, and to no other", async () => {
    vi.stubEnv('COINGECKO_API_KEY', 'CG-mine');
    const { app } = await start(await startPing('Sun, 22 Nov 2026 07:00:00 GMT'));
    for (const job of ['ingest', 'backfill'] as const) {
      expect(JSON.parse((await app.runJob(job, AT)).detail ?? '')).toMatchObject({
        COINGECKO_API_KEY: 'CG-mine',
        COINGECKO_PLAN: 'demo',
      });
    }
    for (const job of ['train', 'compute'] as const) {
      expect((await app.runJob(job, AT)).detail).not.toContain('CG-mine');
    }
  });

  it('is the simulated market, said loudly, where the API does not answer and nothing is stored', async () => {
    const { app, said } = await start(NOWHERE);
    expect(app.source.kind).toBe('simulated');
    expect(said.join('\n')).toContain('SIMULATED');
    expect(JSON.parse((await app.runJob('ingest', AT)).detail ?? '')).toMatchObject({ PRICE_SOURCE: 'simulated' });
  });

  it('stays the live one where the API does not answer but history is stored', async () => {
    const dataDirectory = temporaryDirectory();
    const model = pipelineModel(writeAssembly(temporaryDirectory())).table;
    const table = await openTable(model, path.join(dataDirectory, 'coingecko'));
    await dynamoStore({ tableName: model.TableName, client: table.client }).put({
      pk: 'BARS#1d#2024',
      sk: '2024-03-14#r00',
    });
    await table.close();
    const { app, said } = await start(NOWHERE, dataDirectory);
    expect(app.source.kind).toBe('live');
    expect(said.join('\n')).toContain('does not answer now');
  });
});
