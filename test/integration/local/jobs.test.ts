import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { startFixtureApp, startPing } from '../../fixtures/localAssembly/startFixtureApp.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../../..');
const JOB = path.join(ROOT, 'infra/local/job.ts');
const AT = '2024-03-15T07:00:00Z';

describe('a job', () => {
  it("runs its function's bundle with the scheduled time, warm from the second run on", async () => {
    const { app } = await startFixtureApp();
    const first = await app.runJob('ingest', AT);
    const second = await app.runJob('ingest', AT);
    expect(first).toMatchObject({ job: 'ingest', bucket: '2024-03-15T07', status: 'ok', counts: { runs: 1 } });
    expect(second.counts).toMatchObject({ runs: 2, pid: first.counts.pid });
    expect(first.counts.remaining).toBeGreaterThan(3_000);
    expect(first.counts.remaining).toBeLessThanOrEqual(5_000);
  });

  it("sees the template's environment and the source's, a local store, and nothing of the operator's shell", async () => {
    vi.stubEnv('AWS_PROFILE', 'production');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAREAL');
    vi.stubEnv('COINGECKO_API_KEY', 'CG-real');
    const { app } = await startFixtureApp();
    const env = JSON.parse((await app.runJob('ingest', AT)).detail ?? '') as Record<string, string>;
    expect(env).toMatchObject({
      TIDEWATCH_FUNCTION: 'ingest',
      TABLE_NAME: 'Table',
      PRICE_SOURCE: 'simulated',
      SOURCE_LABEL: 'simulated',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_REGION: 'us-east-1',
    });
    expect(new URL(env.AWS_ENDPOINT_URL_DYNAMODB ?? '').hostname).toBe('127.0.0.1');
    expect(new URL(env.AWS_ENDPOINT_URL ?? '').hostname).toBe('127.0.0.1');
    expect([env.AWS_PROFILE, env.COINGECKO_API_KEY, env.HOME]).toEqual([undefined, undefined, undefined]);
    expect(JSON.parse((await app.runJob('train', AT)).detail ?? '')).not.toHaveProperty('PRICE_SOURCE');
  });

  it('of a custom source has that source, its clock and its volume in the environment', async () => {
    const url = await startPing('Fri, 15 Mar 2024 07:00:00 GMT');
    const { app } = await startFixtureApp({ source: { kind: 'custom', url, klinesUrl: '', volumeScope: 'venue' } });
    expect(JSON.parse((await app.runJob('ingest', AT)).detail ?? '')).toMatchObject({
      PRICE_SOURCE: 'coingecko',
      COINGECKO_BASE_URL: url,
      KLINES_BASE_URL: '',
      VOLUME_SCOPE: 'venue',
      CLOCK: 'source',
      SOURCE_CALLS_PER_MINUTE: '0',
    });
  });

  it('that throws, hangs or ends its process is one line, and the next one runs', async () => {
    const { app } = await startFixtureApp();
    await expect(app.runJob('train', '1997-01-01T00:00:00Z')).rejects.toThrow(/^train failed: the provider said no$/);
    await expect(app.runJob('train', '1998-01-01T00:00:00Z')).rejects.toThrow(
      /^train ran longer than its 1 s; its log: .*train\.log$/,
    );
    const { counts } = await app.runJob('train', AT);
    await expect(app.runJob('train', '1999-01-01T00:00:00Z')).rejects.toThrow(
      /^train ended in mid-run \(exit code 3\)/,
    );
    const after = await app.runJob('train', AT);
    expect(after.counts).toMatchObject({ runs: 1 });
    expect(after.counts.pid).not.toBe(counts.pid);
  });

  it('waits for the one before it: one invocation at a time', async () => {
    const { app } = await startFixtureApp();
    const order: string[] = [];
    await Promise.all([
      app.runJob('compute', '1996-01-01T00:00:00Z').then(() => order.push('slow')),
      app.runJob('compute', AT).then(() => order.push('quick')),
    ]);
    expect(order).toEqual(['slow', 'quick']);
  });
});

describe('npm run job', () => {
  const fire = (...args: string[]) => run(process.execPath, [JOB, ...args]);

  it('fires it in the running app and prints the run record on one line', async () => {
    const { dataDirectory } = await startFixtureApp();
    const { stdout } = await fire('train', '--at', AT, '--data', dataDirectory);
    expect(stdout).toMatch(/^train {2}2024-03-15T07 {2}ok {2}1 ms {2}runs=1 .*\n$/);
  });

  it('exits 1 with one line when the job failed', async () => {
    const { dataDirectory } = await startFixtureApp();
    await expect(fire('train', '--at', '1997-01-01T00:00:00Z', '--data', dataDirectory)).rejects.toMatchObject({
      code: 1,
      stderr: 'train failed: the provider said no\n',
    });
  });

  it('says so when nothing runs there, when it takes a port to tell, and how it is used', async () => {
    const { app, dataDirectory } = await startFixtureApp();
    await expect(fire('train', '--data', dataDirectory)).rejects.toMatchObject({
      stderr: expect.stringContaining('Usage: npm run job'),
    });
    await expect(fire('dance', '--at', AT)).rejects.toMatchObject({
      stderr: expect.stringContaining('Usage: npm run job'),
    });
    await expect(fire('train', '--at', AT, '--data', dataDirectory, '--port', '1')).rejects.toMatchObject({
      stderr: expect.stringContaining('None takes jobs on port 1'),
    });
    await app.close();
    await expect(fire('train', '--at', AT, '--data', dataDirectory)).rejects.toMatchObject({
      stderr: expect.stringContaining('No Tidewatch is running'),
    });
  });

  it("is for the user who started the app: without the file's token nothing runs", async () => {
    const { app, dataDirectory } = await startFixtureApp();
    const file = path.join(dataDirectory, 'simulated/control.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const { port, token } = JSON.parse(readFileSync(file, 'utf8')) as { port: number; token: string };
    const post = (authorization: string, body: string) =>
      fetch(`http://127.0.0.1:${port}/__tidewatch/job`, { method: 'POST', headers: { authorization }, body }).then(
        (one) => one.status,
      );
    const job = JSON.stringify({ job: 'train', at: AT });
    expect(await post('Bearer wrong', job)).toBe(401);
    expect(await post(`Bearer ${token}`, '{')).toBe(400);
    expect(await post(`Bearer ${token}`, JSON.stringify({ job: 'api', at: AT }))).toBe(400);
    expect(await post(`Bearer ${token}`, job)).toBe(200);
    await app.close();
    expect(existsSync(file)).toBe(false);
  });
});
