import { once } from 'node:events';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTable } from '../../../infra/local/table.ts';
import { sweepExpired } from '../../../infra/local/ttlSweeper.ts';
import { startFixtureApp, startPing } from '../../fixtures/localAssembly/startFixtureApp.ts';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

const TABLE = {
  TableName: 'Table',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' as const },
    { AttributeName: 'sk', AttributeType: 'S' as const },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
};

/** The one line a start that cannot be ends with. */
async function refusal(start: Promise<unknown>): Promise<string> {
  const message = await start.then(
    () => 'it started',
    (error: Error) => `${error.name}: ${error.message}`,
  );
  expect(message).toMatch(/^LocalError: /);
  expect(message).not.toContain('\n');
  return message;
}

describe('a start that cannot be says in one line what to do', () => {
  it('port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    expect(await refusal(startFixtureApp({ port }))).toContain(`Port ${port} is in use by another program`);
  });

  it('another instance on the same data', async () => {
    const { dataDirectory } = await startFixtureApp();
    expect(await refusal(startFixtureApp({ dataDirectory }))).toContain('Another Tidewatch is running');
  });

  it('data of another source', async () => {
    const url = await startPing('Fri, 15 Mar 2024 07:00:00 GMT');
    const dataDirectory = temporaryDirectory();
    const custom = { kind: 'custom', url, klinesUrl: '' } as const;
    const { app } = await startFixtureApp({ dataDirectory, source: { ...custom, volumeScope: 'venue' } });
    await app.close();
    const line = await refusal(startFixtureApp({ dataDirectory, source: { ...custom, volumeScope: 'aggregate' } }));
    expect(line).toContain('is of another source');
    const { app: again } = await startFixtureApp({ dataDirectory, source: { ...custom, volumeScope: 'venue' } });
    expect(again.source.kind).toBe('custom');
  });

  it('a source that is not there', async () => {
    const url = 'http://127.0.0.1:9';
    const line = await refusal(
      startFixtureApp({ source: { kind: 'custom', url, klinesUrl: '', volumeScope: 'venue' } }),
    );
    expect(line).toContain(`${url} does not answer its ping`);
  });

  it('a folder that cannot be written', async () => {
    const file = path.join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    expect(await refusal(startFixtureApp({ dataDirectory: file }))).toContain('cannot be written');
  });

  it('a damaged store', async () => {
    const dataDirectory = temporaryDirectory();
    const { app } = await startFixtureApp({ dataDirectory });
    await app.runJob('ingest', '2024-03-15T07:00:00Z');
    await app.close();
    const database = path.join(dataDirectory, 'simulated/db');
    for (const name of globSync('MANIFEST-*', { cwd: database })) writeFileSync(path.join(database, name), 'garbage');
    expect(await refusal(startFixtureApp({ dataDirectory }))).toContain('is damaged');
  });

  it('a store whose folder holds something else', async () => {
    const dataDirectory = temporaryDirectory();
    mkdirSync(path.join(dataDirectory, 'simulated'), { recursive: true });
    writeFileSync(path.join(dataDirectory, 'simulated/db'), 'a file');
    expect(await refusal(startFixtureApp({ dataDirectory }))).toMatch(/cannot be written|is damaged/);
  });
});

describe('the table', () => {
  it("keeps its items over a restart, and sweeps those that have expired by the app's clock", async () => {
    const directory = temporaryDirectory();
    const first = await openTable(TABLE, directory);
    for (const [sk, ttl] of Object.entries({ past: '100', future: '300', forever: undefined })) {
      const Item = { pk: { S: 'P' }, sk: { S: sk }, ...(ttl && { ttl: { N: ttl } }) };
      await first.client.send(new PutItemCommand({ TableName: 'Table', Item }));
    }
    await first.close();
    const second = await openTable(TABLE, directory);
    onTestFinished(() => second.close());
    const names = async () =>
      (await second.client.send(new ScanCommand({ TableName: 'Table' }))).Items?.map((item) => item.sk?.S).sort();
    expect(await names()).toEqual(['forever', 'future', 'past']);
    expect(await sweepExpired(second.client, TABLE, 'ttl', 200_000)).toBe(1);
    expect(await names()).toEqual(['forever', 'future']);
  });

  it('survives a client that goes away in the middle of a request', async () => {
    const table = await openTable(TABLE, temporaryDirectory());
    onTestFinished(() => table.close());
    const { hostname, port } = new URL(table.endpoint);
    const { connect } = await import('node:net');
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"Tab');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const client = new DynamoDBClient({
      endpoint: table.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    expect((await client.send(new ScanCommand({ TableName: 'Table' }))).Count).toBe(0);
  });
});
