import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { thisCheckout } from '../../infra/local/verify/checkout.ts';
import type { LogEntry } from '../../shared/contracts/rotation.ts';
import { isoDateOf } from '../../shared/market/day.ts';
import { GENESIS, serveRecord, simulatedRecord } from '../fixtures/servedRecord.ts';
import { temporaryDirectory } from '../fixtures/temporaryDirectory.ts';

const COMMAND = path.resolve(import.meta.dirname, '../../infra/local/verify.ts');
const THROUGH = GENESIS + 3;

let server: Awaited<ReturnType<typeof serveRecord>>;

beforeAll(async () => {
  const { hashes } = thisCheckout();
  const rules = { codeHash: hashes.code, registryHash: hashes.registry, parametersHash: hashes.parameters };
  server = await serveRecord(await simulatedRecord(THROUGH, rules));
});
afterAll(() => server.close());
beforeEach(() => {
  server.state.tamper = (_, body) => body;
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
const run = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

describe('npm run verify', () => {
  it('ends with 0 when all agree, and has nothing to say about the rules when they are its own', async () => {
    const { code, out, err } = await run('--url', `${server.url}/`);
    expect(err).toBe('');
    expect(out.trim().split('\n')).toEqual([
      expect.stringMatching(/^Verifying the record of http:\/\/127.0.0.1:\d+\/ with the code [0-9a-f]{12} of this/),
      expect.stringMatching(/^All agree: 4 closes through 2024-03-13, NAV [\d.]+, head 3 [0-9a-f]{64}$/),
    ]);
    expect(code).toBe(0);
  });

  it('finds the app running on a data folder by itself', async () => {
    const data = temporaryDirectory();
    mkdirSync(path.join(data, 'simulated'));
    const control = { port: 1, token: 'none', pid: process.pid, url: server.url };
    writeFileSync(path.join(data, 'simulated/control.json'), JSON.stringify(control));
    expect(await run('--data', data, '--to', isoDateOf(GENESIS))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/All agree: the genesis through 2024-03-10/),
    });
  });

  it('ends with 1 when something differs, naming it', async () => {
    server.state.tamper = (target, body) => {
      if (!target.startsWith('/v1/rotations')) return body;
      const page = body as { entries: LogEntry[] };
      return { ...page, entries: page.entries.map((entry) => (entry.seq === 2 ? { ...entry, cash: 0.5 } : entry)) };
    };
    const { code, out } = await run('--url', server.url, '--from', '2024-03-11', '--to', '2024-03-13');
    expect(out).toMatch(/^2024-03-12 cash: published 0.5, recomputed /m);
    expect(code).toBe(1);
  });

  it('ends with 2 when it cannot check, saying what to do', async () => {
    for (const [args, line] of [
      [['--from', 'monday'], '--from monday is no day: give YYYY-MM-DD.'],
      [['--url', `${server.url}/elsewhere`], 'is this the address of a Tidewatch?'],
      [['--data', temporaryDirectory()], 'start it with `npm start`'],
    ] as const) {
      const { code, err } = await run(...args);
      expect(err).toContain(line);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(2);
    }
  });
});
