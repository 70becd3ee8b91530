import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BacktestOptions, parseBacktestOptions } from '../../infra/local/backtest/options.ts';
import { runBacktest } from '../../infra/local/backtest/runBacktest.ts';
import { LocalError } from '../../infra/local/localError.ts';
import { backtestResult } from '../../shared/contracts/backtest.ts';
import { isoDateOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { backtestInput } from '../fixtures/recordedBacktest.ts';
import { temporaryDirectory } from '../fixtures/temporaryDirectory.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const PERIOD = ['--from', '2022-01-01', '--to', '2022-04-30'];
const HEADER = 'date,symbol,open,high,low,close,volume_usd,venue';

const prices: string[] = [];
const supplies: string[] = [];

beforeAll(() => {
  const { panel } = backtestInput('2022-05-31');
  const symbols = new Map(REGISTRY.tokens.map(({ id, aliases }) => [id, aliases[0]?.value ?? id]));
  panel.tokens.forEach((token, i) => {
    for (let row = 0; row < panel.days; row++) {
      const cell = i * panel.days + row;
      const isOwn = ((panel.flags[cell] as number) & 8) === 0;
      if (Number.isNaN(panel.close[cell]) || !isOwn) continue;
      const date = isoDateOf(panel.firstDay + row);
      prices.push(`${date},${symbols.get(token)},,,,${panel.close[cell]},${panel.venueVolume[cell]},simulated`);
      if (date.endsWith('-01')) supplies.push(`${date},${symbols.get(token)},${panel.supply[cell]}`);
    }
  });
});

/** A folder with the two files; `change` may spoil the price lines (the header is line 1). */
function files(change: (lines: string[]) => string[] = (lines) => lines): string {
  const directory = temporaryDirectory();
  writeFileSync(path.join(directory, 'p.csv'), `${change([HEADER, ...prices]).join('\n')}\n`);
  writeFileSync(path.join(directory, 's.csv'), `date,symbol,circulating_supply\n${supplies.join('\n')}\n`);
  return directory;
}

/** The shipped registry as a folder of the user's. */
function ownRegistry(directory: string): string {
  const registry = path.join(directory, 'registry');
  mkdirSync(registry);
  cpSync(path.join(ROOT, 'shared/registry/data'), registry, { recursive: true });
  return registry;
}

async function backtest(directory: string, ...more: string[]) {
  const args = ['infra/local/backtest.ts', '--prices', path.join(directory, 'p.csv'), ...PERIOD];
  const out = path.join(directory, 'out');
  return run(process.execPath, [...args, '--supply', path.join(directory, 's.csv'), '--out', out, ...more], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  });
}

/** What the command would print on standard error, its run in this process: a start costs more than most of these. */
async function complaint(directory: string): Promise<string> {
  const file = (name: string) => path.join(directory, name);
  const args = ['--prices', file('p.csv'), ...PERIOD, '--supply', file('s.csv'), '--out', file('out')];
  const lines: string[] = [];
  const options = parseBacktestOptions(args) as BacktestOptions;
  const view = {
    bar: { start: () => {}, update: () => {}, end: () => {} },
    say: (line: string) => lines.push(line),
  };
  await runBacktest(options, view).catch((error: unknown) => {
    if (!(error instanceof LocalError)) throw error;
    lines.push(error.message);
  });
  return lines.join('\n');
}

const failure = async (directory: string, ...more: string[]) =>
  backtest(directory, ...more).then(
    () => 'it did not fail',
    (error: { code: number; stderr: string }) => `${error.code} ${error.stderr}`,
  );

const resultIn = (directory: string) =>
  backtestResult.parse(JSON.parse(readFileSync(path.join(directory, 'out/result.json'), 'utf8')));

describe('the command', () => {
  it('writes the result, the tear sheet and the tables; the same bytes from a gzipped and longer file with a registry of its own', async () => {
    const directory = files((lines) => lines.filter((line) => !line.startsWith('2022-05')));
    const { stdout } = await backtest(directory);
    expect(stdout).toMatch(/^Net: .*\nNo evidence yet .*\nWritten: .*result\.json/);
    const result = resultIn(directory);
    expect(result.days).toHaveLength(120);
    expect(result.days[0]).toMatchObject({ date: '2022-01-01', nav_net: 1, weights: { cash: 1 } });
    expect(result.tokens.find(({ id }) => id === 'bitcoin')?.symbol).toBe('bitcoin');
    expect(result.summary.random_rotations.sharpes).toHaveLength(1000);
    expect(result.summary.benchmarks).toHaveLength(8);
    expect(result.summary.haircuts.map(({ haircut }) => haircut)).toEqual([0, 0.5, 1]);
    expect(readFileSync(path.join(directory, 'out/tear-sheet.html'), 'utf8')).toContain('Back-test 2022-01-01');

    const longer = files();
    const text = readFileSync(path.join(longer, 'p.csv'));
    writeFileSync(path.join(longer, 'p.csv'), gzipSync(text));
    await backtest(longer, '--registry', ownRegistry(longer));
    for (const name of ['result.json', 'tear-sheet.html', 'days.csv', 'moves.csv'])
      expect(readFileSync(path.join(longer, 'out', name)).equals(readFileSync(path.join(directory, 'out', name)))).toBe(
        true,
      );
  });

  it('says which file of a registry is wrong', async () => {
    const directory = files();
    const registry = ownRegistry(directory);
    writeFileSync(path.join(registry, 'narratives.json'), '[{"id": "x"}]');
    expect(await failure(directory, '--registry', registry)).toMatch(/narratives\.json row 1, rule schema/);
    expect(await failure(directory, '--registry', path.join(directory, 'nowhere'))).toMatch(/cannot be read/);
  });
});

describe('a wrong file', () => {
  it.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'a bad close',
      (lines) => lines.with(4, lines[4]!.replace(/,,,,[^,]+/, ',,,,x')),
      /p\.csv:5: close "x" is no price/,
    ],
    ['a bad date', (lines) => lines.with(9, lines[9]!.replace(/^[^,]+/, '2022-02-30')), /p\.csv:10: date "2022-02-30"/],
    ['a line cut short', (lines) => lines.with(2, lines[2]!.slice(0, 12)), /p\.csv:3: .*the header has 8/],
    ['a duplicate', (lines) => lines.toSpliced(7, 0, lines[6]!), /p\.csv:8: .* already in line 7; delete one/],
    [
      'a gap of all',
      (lines) => lines.filter((line) => !line.startsWith('2022-02-10')),
      /p\.csv:\d+: gap: no symbol has a row of 2022-02-10; add/,
    ],
    [
      'wrong columns',
      (lines) => lines.with(0, HEADER.replace('close', 'price')),
      /p\.csv:1: wrong columns: close missing/,
    ],
    ['no row', (lines) => lines.slice(0, 1), /p\.csv:1: no row below the header/],
    [
      'a short period',
      (lines) => lines.filter((line) => line < '2022-04' || line === HEADER),
      /p\.csv has prices from .* to 2022-03-31/,
    ],
  ])('%s: file, line and what to do, and no output', async (_, spoil, message) => {
    const directory = files(spoil);
    expect(await complaint(directory)).toMatch(message);
    expect(existsSync(path.join(directory, 'out'))).toBe(false);
  });

  it('has its gap in one series told, with the line, and goes on', async () => {
    const said = await complaint(files((lines) => lines.filter((line) => !line.startsWith('2022-02-10,aave,'))));
    expect(said).toMatch(/p\.csv:\d+: gap: aave \(aave\) lacks 1 day from 2022-02-10; add/);
  });

  it('that is absent, and options that are wrong, are said in one line', async () => {
    const directory = files();
    expect(await failure(path.join(directory, 'none'))).toMatch(
      /^1 Reading prices\n.*p\.csv cannot be read .*check the path/,
    );
    expect(await failure(directory, '--aum', 'lots')).toMatch(/--aum lots is not possible: give US dollars/);
    expect(await failure(directory, '--from', '2022-13-01')).toMatch(/--from 2022-13-01 is no day/);
    expect(await failure(directory, '--colour')).toMatch(/npm run backtest -- --help/);
  });
});
