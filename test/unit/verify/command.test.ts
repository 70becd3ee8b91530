import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { codeHash } from '../../../infra/constructs/code-hash.ts';
import { findCommit } from '../../../infra/local/verify/findCommit.ts';
import { inParallel } from '../../../infra/local/verify/inParallel.ts';
import { parseVerifyOptions } from '../../../infra/local/verify/options.ts';
import { progressLine } from '../../../infra/local/verify/progressLine.ts';
import { report } from '../../../infra/local/verify/report.ts';
import type { LogEntry } from '../../../shared/contracts/rotation.ts';
import { isoDateOf } from '../../../shared/market/day.ts';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

describe('the command line of verify', () => {
  it('is the whole record of the running app by default', () => {
    expect(parseVerifyOptions([])).toEqual({
      from: undefined,
      to: undefined,
      url: undefined,
      dataDirectory: '.tidewatch',
    });
    expect(parseVerifyOptions(['--help'])).toBe('help');
  });

  it.each([
    [['--from', '2024-02-30'], '--from 2024-02-30 is no day'],
    [['--from', '2024-03-12', '--to', '2024-03-11'], 'swap them'],
    [['--url', 'example.org'], 'no http(s) address'],
    [['--since', '2024-03-12'], 'npm run verify -- --help'],
  ])('%s is refused by name', (args, line) => {
    expect(() => parseVerifyOptions(args)).toThrow(line);
  });
});

describe('the commit of a code hash', () => {
  it('is found in the history by the same hash that names a checkout', () => {
    const root = temporaryDirectory();
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
    const git = (...args: string[]) =>
      execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' }).trim();
    const commit = (files: Record<string, string>): { id: string; hash: string } => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        writeFileSync(path.join(root, file), text);
      }
      git('add', '-A');
      git('commit', '-q', '-m', 'change');
      return { id: git('rev-parse', '--short', 'HEAD'), hash: codeHash(root, ['shared', 'functions']) };
    };
    git('init', '-q');
    const first = commit({ 'shared/a.ts': 'one\r\n', 'functions/b.ts': 'é\n', 'shared/README.md': 'notes' });
    commit({ 'site/page.ts': 'not code of the record' });
    const second = commit({ 'shared/a.ts': 'two\n', 'shared/c/empty.json': '' });
    expect(findCommit(root, ['shared', 'functions'], first.hash)).toBe(first.id);
    expect(findCommit(root, ['shared', 'functions'], second.hash)).toBe(second.id);
    expect(findCommit(root, ['shared', 'functions'], 'f'.repeat(64))).toBeUndefined();
    expect(findCommit(path.join(root, 'nowhere'), ['shared'], first.hash)).toBeUndefined();
  });
});

describe('requests', () => {
  it('run side by side up to the limit, and come back in order', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 1, 3, 2, 4], 2, async (n) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, n));
      running -= 1;
      return n * 10;
    });
    expect(results).toEqual([50, 10, 30, 20, 40]);
    expect(most).toBe(2);
  });

  it('stop with the first that fails', async () => {
    const started: number[] = [];
    const work = async (n: number) => {
      started.push(n);
      if (n === 2) throw new Error('gone');
    };
    await expect(inParallel([1, 2, 3, 4, 5, 6], 1, work)).rejects.toThrow('gone');
    expect(started).toEqual([1, 2]);
  });
});

describe('what is told', () => {
  const last = { seq: 9, date: '2024-02-01', nav_net: 1.5, hash: 'a'.repeat(64) } as LogEntry;
  const on = (day: number, path: string) => ({
    date: isoDateOf(19_700 + day),
    path,
    subject: null,
    published: 1,
    recomputed: undefined,
  });

  it('is cut where a wrong rule moves everything, with what was cut counted', () => {
    const differences = Array.from({ length: 30 }, (_, day) =>
      Array.from({ length: 9 }, (_, i) => on(day, `target.t${i}`)),
    );
    const { lines, agrees } = report({ closes: 40, last, differences: differences.flat() }, undefined);
    expect(agrees).toBe(false);
    expect(lines[0]).toBe('2023-12-09 target.t0: published 1, recomputed none');
    expect(lines[6]).toBe('2023-12-09   and 3 more');
    expect(lines.slice(-2)).toEqual([
      'and 10 more days, the last 2024-01-07',
      'Differs: 30 of 40 closes through 2024-02-01, the first 2023-12-09.',
    ]);
  });

  it('shows progress now and then where there is no terminal, and on one line where there is', () => {
    let nowMs = 0;
    const written = (isTTY: boolean): string => {
      const stream = Object.assign(new PassThrough(), { isTTY });
      const line = progressLine(stream, () => nowMs);
      for (let done = 1; done <= 200; done++) {
        nowMs += 100;
        line.show('closes', done, 200);
      }
      line.clear();
      return stream.read().toString();
    };
    expect(written(false).trim().split('\n')).toEqual([50, 100, 150, 200].map((done) => `closes ${done}/200`));
    const redrawn = written(true).split('\r\u001b[K');
    expect(redrawn).toHaveLength(202);
    expect(redrawn.slice(-2)).toEqual(['closes 200/200', '']);
  });
});
