import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

const LOCAL = path.resolve(import.meta.dirname, '../../../infra/local');
/** Nothing of the operator's: no home, no profile, no metadata service, a price source that refuses. */
const EMPTY = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
  AWS_EC2_METADATA_DISABLED: 'true',
};
const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test-secret-value', AWS_REGION: 'us-east-1' };

function run(command: string, args: readonly string[], env: Record<string, string | undefined>) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [path.join(LOCAL, command), ...args], { env: { ...EMPTY, ...env } }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

describe('npm run doctor', () => {
  it('says plainly that there are no credentials, and what to do', async () => {
    const { code, out } = await run('doctor.ts', ['--deployed'], {});
    expect(out).toMatch(/^BAD {3}credentials {2}There are no AWS credentials -> set AWS_PROFILE /);
    expect(code).toBe(1);
  });

  it('takes keys to AWS or to an emulator of this machine only', async () => {
    const endpoint = { AWS_ENDPOINT_URL: 'http://aws.example.org:4566' };
    const { code, err } = await run('doctor.ts', ['--deployed'], { ...KEYS, ...endpoint });
    expect(err).toMatch(/^AWS_ENDPOINT_URL is http:\/\/aws\.example\.org:4566: only an emulator on this machine/);
    expect(code).toBe(2);
  });

  it('says in a line that AWS does not answer, without the keys', async () => {
    const { code, out, err } = await run('doctor.ts', ['--deployed'], {
      ...KEYS,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    });
    expect(out).toMatch(/^BAD {3}credentials {2}AWS does not answer .* -> check the network/);
    expect(code).toBe(1);
    expect(out + err).not.toContain(KEYS.AWS_SECRET_ACCESS_KEY);
  });

  it('has a look at this machine alone when told so', async () => {
    const { out } = await run('doctor.ts', ['--local', '--data', temporaryDirectory()], {});
    expect(out).toMatch(/^ok {4}node +24\./);
    expect(out).toMatch(/\n(ok {4}|BAD {3})port +/);
    expect(out).not.toContain('credentials');
  });
});

describe('npm run export and import', () => {
  it.each([
    ['export.ts', [], /^--out DIR is missing/],
    ['export.ts', ['--out', 'x', '--data', '/nonexistent'], /^There is no data in \/nonexistent/],
    ['import.ts', ['--from', 'x', '--deployed', '--table', 't'], /choose one/],
    ['export.ts', ['--out', 'x', '--deployed'], /^There are no AWS credentials/],
  ])('%s %j is refused in one line', async (command, args, message) => {
    const { code, err } = await run(command, args, { AWS_REGION: 'us-east-1' });
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
    expect(code).toBe(1);
  });
});
