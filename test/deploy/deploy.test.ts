import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, GetFunctionUrlConfigCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLog } from '../../functions/adapters/records/rotationLog.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { withLock } from '../../infra/local/fileLock.ts';
import type { RunRecord } from '../../shared/contracts/status.ts';
import { verifyChain } from '../../shared/rotation/logEntry.ts';
import { type Replay, startReplay } from '../fixtures/startReplay.ts';
import { type CdkCommand, cdkCommand } from './cdkCommand.ts';
import { type DeployedFunctions, deployedFunctions } from './deployedFunctions.ts';
import { startEmulator } from './emulator/startEmulator.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PIPELINE = 'TidewatchPipeline';
/** The first hour of the deployment, on the source's clock: a year of history lies before it. */
const NOW = '2023-01-15T00:03:00Z';
const STEPS = 300_000;

const emulator = await startEmulator();
if ('reason' in emulator) console.warn(`cannot run here: cdk deploy against an emulator: ${emulator.reason}`);

describe.skipIf('reason' in emulator)('cdk deploy', () => {
  const aws = emulator as Exclude<typeof emulator, { reason: string }>;
  const output = mkdtempSync(path.join(tmpdir(), 'tidewatch-deploy-'));
  let replay: Replay;
  let cdk: CdkCommand;
  let functions: DeployedFunctions;
  let source: string[];
  let tableName: string;

  beforeAll(async () => {
    replay = await startReplay({ now: NOW });
    cdk = cdkCommand(aws.env, output);
    functions = deployedFunctions(aws.endpoint);
    source = [`sourceUrl=${replay.url}`, `klinesUrl=${replay.url}/binance`].flatMap((one) => ['--context', one]);
  });
  afterAll(async () => {
    lambda.destroy();
    dynamo.destroy();
    functions.close();
    await replay.close();
    await aws.close();
    rmSync(output, { recursive: true, force: true });
  });

  const deploy = (...args: string[]) => cdk('deploy', PIPELINE, '--require-approval', 'never', ...args);
  /** The assembly made last: what is no question of synthesis is asked of it as it lies there. */
  const made = ['--app', output];
  /** The first synthesis builds the site too, into one folder of the checkout; later ones leave it as it is. */
  const oneAtATime = <T>(work: () => Promise<T>) =>
    withLock(path.join(ROOT, 'node_modules/.cache/tidewatch-synth-lock'), work);
  const builtSite = ['--context', `siteDist=${path.join(ROOT, 'test/infra/site-fixture')}`];
  const template = (stack: string) =>
    JSON.parse(readFileSync(path.join(output, `${stack}.template.json`), 'utf8')) as {
      Resources: Record<string, { Type: string }>;
    };
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const lambda = new LambdaClient({ endpoint: aws.endpoint, region: 'us-east-1', credentials });
  const dynamo = new DynamoDBClient({ endpoint: aws.endpoint, region: 'us-east-1', credentials });
  const storeOf = (name: string) => dynamoStore({ tableName: name, client: dynamo });

  /** GET through the deployed function's URL. The emulator asks for a signature of CloudFront's kind and does not check it. */
  async function get(route: string, signed = true): Promise<{ status: number; body: Record<string, unknown> }> {
    const FunctionName = (await functions.names()).get('api');
    const { FunctionUrl = '' } = await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }));
    const scope = 'AWS4-HMAC-SHA256 Credential=test/20230115/us-east-1/lambda/aws4_request, SignedHeaders=host';
    const headers = {
      host: new URL(FunctionUrl).host,
      ...(signed && { authorization: `${scope}, Signature=${'0'.repeat(64)}` }),
    };
    return new Promise((resolve, reject) => {
      const { port } = new URL(aws.endpoint);
      const sent = request({ host: '127.0.0.1', port, path: route, headers }, (response) => {
        text(response).then((body) => resolve({ status: response.statusCode ?? 0, body: JSON.parse(body) }), reject);
      });
      sent.on('error', reject).end();
    });
  }

  const configurationOf = async (name: string) =>
    lambda.send(new GetFunctionConfigurationCommand({ FunctionName: (await functions.names()).get(name) }));

  /** `npm run COMMAND`, with the operator's shell pointed at the emulator. */
  const run = (command: string, ...args: string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const options = { env: aws.env };
      execFile(process.execPath, [path.join(ROOT, `infra/local/${command}.ts`), ...args], options, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), said: out + err }),
      );
    });

  it('bootstraps an empty account and creates every resource of the pipeline', { timeout: STEPS }, async () => {
    const before = await run('doctor', '--deployed');
    expect(before.said).toMatch(/BAD {3}bootstrap .* -> npx cdk bootstrap aws:\/\/000000000000\/us-east-1/);
    expect(before.code).toBe(1);
    await oneAtATime(() => cdk('synth', '--quiet', ...source, '--context', 'schedules=off'));
    await cdk('bootstrap', ...made);
    const outputsFile = path.join(output, 'outputs.json');
    const said = await deploy(...made, '--outputs-file', outputsFile);
    const outputs = JSON.parse(readFileSync(outputsFile, 'utf8'))[PIPELINE];
    tableName = outputs.TableName;
    expect(outputs.DashboardUrl).toContain('#dashboards');
    for (const { Type } of Object.values(template(PIPELINE).Resources)) {
      expect(said).toMatch(new RegExp(`CREATE_COMPLETE\\s+\\| ${Type}`));
    }
    expect([...(await functions.names()).keys()]).toEqual(
      expect.arrayContaining(['api', 'backfill', 'compute', 'ingest']),
    );
    const site = new Set(Object.values(template('TidewatchSite').Resources).map(({ Type }) => Type));
    console.warn(
      `cannot run here: the emulator cannot run the function that fills the bucket of pages, so the stack TidewatchSite is not deployed: ${[...site].sort().join(', ')}`,
    );
  });

  it('says 503 until there is a first publish, then the rotation', { timeout: STEPS }, async () => {
    expect((await get('/v1/rotation', false)).status).toBe(403);
    expect((await get('/v1/rotation')).status).toBe(503);
    let filled: RunRecord | undefined;
    for (let run = 0; run < 5 && filled?.status !== 'ok'; run++) filled = await functions.runJob('backfill', NOW);
    expect(filled).toMatchObject({ status: 'ok' });
    expect(await functions.runJob('ingest', NOW)).toMatchObject({ status: 'ok' });
    replay.clock.update({ now: '2023-01-15T00:10:00Z' });
    expect(await functions.runJob('compute', '2023-01-15T00:10:00Z')).toMatchObject({ job: 'compute', status: 'ok' });
    const { status, body } = await get('/v1/rotation');
    expect(status).toBe(200);
    expect(body).toMatchObject({ as_of: expect.stringMatching(/^2023-01-15T00:0/), source: 'custom' });
  });

  it('changes nothing when nothing changed', { timeout: STEPS }, async () => {
    expect(await deploy(...made)).toContain('(no changes)');
  });

  it('deploys a change in place: record and table stay', { timeout: STEPS }, async () => {
    const before = (await get('/v1/rotation')).body.snapshot_id;
    const code = async () => (await configurationOf('api')).CodeSha256;
    const unchanged = await code();
    expect(unchanged).toBeDefined();
    const said = await deploy(...source, ...builtSite, '--context', 'volumeScope=aggregate');
    // Made again, the code is the same.
    expect(await code()).toBe(unchanged);
    expect(said).toMatch(/UPDATE_COMPLETE\s+\| AWS::Lambda::Function/);
    expect(said).toMatch(/UPDATE_COMPLETE\s+\| AWS::Scheduler::Schedule/);
    const { Environment } = await configurationOf('ingest');
    expect(Environment?.Variables).toMatchObject({ VOLUME_SCOPE: 'aggregate' });
    expect((await get('/v1/rotation')).body.snapshot_id).toBe(before);
  });

  it('is looked over by `npm run doctor`, and its record exported and taken into another table', {
    timeout: STEPS,
  }, async () => {
    const { code, said } = await run('doctor', '--deployed');
    expect(said).toMatch(/^ok {4}credentials {2}account 000000000000$/m);
    expect(said).toMatch(/^ok {4}bootstrap .*\n(?:.*\n)*ok {4}stack .*_COMPLETE/m);
    expect(said).toMatch(/^ok {4}compute +ok /m);
    expect(said).toMatch(/^ok {4}data +prices of 2023-01-15T00:0/m);
    expect(code).toBe(0);

    const archive = path.join(output, 'archive');
    expect(await run('export', '--deployed', '--out', archive)).toMatchObject({ code: 0 });
    expect((await run('import', '--deployed', '--from', archive)).said).toContain('is not empty');
    const keys = [
      ['pk', 'HASH'],
      ['sk', 'RANGE'],
    ] as const;
    await dynamo.send(
      new CreateTableCommand({
        TableName: 'fresh',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map(([AttributeName]) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keys.map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
      }),
    );
    const imported = await run('import', '--table', 'fresh', '--from', archive);
    expect(imported.said).toMatch(
      /^Imported \d+ items into table fresh .* every hash agrees, rotation log whole to entry/,
    );
    expect(await readLog(storeOf('fresh'))).toEqual(await readLog(storeOf(tableName)));
  });

  it('destroys all but the table with its record', { timeout: STEPS }, async () => {
    await cdk('destroy', PIPELINE, '--force', ...made);
    expect((await functions.names()).size).toBe(0);
    const log = await readLog(storeOf(tableName));
    expect(log.length).toBeGreaterThan(0);
    expect(verifyChain(log)).toEqual({ ok: true });
  });
});
