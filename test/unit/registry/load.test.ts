import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/market/day.ts';
import { loadRegistry } from '../../../shared/registry/load.ts';
import { RegistryError } from '../../../shared/registry/problem.ts';
import { at, smallFiles } from './smallFiles.ts';

type Files = ReturnType<typeof smallFiles>;

/** One way to break each rule: rule, file, row counted from 1, the breakage, and what the detail must name. */
const BREAKAGES: readonly [string, string, number, (files: Files) => unknown, string][] = [
  ['schema', 'memberships.json', 2, (f) => Object.assign(at(f.memberships, 1), { from: '2023-02-30' }), 'from'],
  ['schema', 'memberships.json', 6, (f) => Object.assign(at(f.memberships, 5), { decidedAt: undefined }), 'decidedAt'],
  ['schema', 'events.json', 1, (f) => Object.assign(at(f.events, 0), { kind: 'split' }), 'kind'],
  ['schema', 'tokens.json', 3, (f) => Object.assign(at(f.tokens, 2), { colour: 'red' }), 'colour'],
  ['schema', 'exclusions.json', 1, (f) => Object.assign(f, { exclusions: {} }), 'not a list'],
  ['unique-id', 'narratives.json', 5, (f) => f.narratives.push(at(f.narratives, 0)), 'ai stands in row 1'],
  ['unique-id', 'tokens.json', 6, (f) => f.tokens.push(at(f.tokens, 4)), 'doge stands in row 5'],
  ['unique-id', 'exclusions.json', 2, (f) => f.exclusions.push(at(f.exclusions, 0)), 'tether'],
  ['known-narrative', 'memberships.json', 1, (f) => Object.assign(at(f.memberships, 0), { narrative: 'rwa' }), 'rwa'],
  ['known-token', 'memberships.json', 5, (f) => Object.assign(at(f.memberships, 4), { token: 'cat' }), 'cat'],
  [
    'to-after-from',
    'memberships.json',
    2,
    (f) => Object.assign(at(f.memberships, 1), { to: '2023-01-01' }),
    '2023-01-01',
  ],
  [
    'no-overlap',
    'memberships.json',
    7,
    (f) => f.memberships.push({ ...at(f.memberships, 1), from: '2024-06-30', to: null }),
    'old-coin is in ai already',
  ],
  [
    'at-most-three',
    'memberships.json',
    7,
    (f) => f.memberships.push({ ...at(f.memberships, 3), narrative: 'layer-1' }),
    'new-coin is in 4',
  ],
  [
    'benchmark-no-member',
    'memberships.json',
    7,
    (f) => f.memberships.push({ ...at(f.memberships, 0), token: 'bitcoin' }),
    'bitcoin',
  ],
  [
    'seed-decided-at-release',
    'memberships.json',
    1,
    (f) => Object.assign(at(f.memberships, 0), { decidedAt: '2024-01-01' }),
    '2026-11-22',
  ],
  [
    'decided-after-release',
    'memberships.json',
    6,
    (f) => Object.assign(at(f.memberships, 5), { decidedAt: '2026-11-21' }),
    '2026-11-21',
  ],
  [
    'has-member',
    'narratives.json',
    4,
    (f) => (f.memberships = f.memberships.filter((row) => row.narrative !== 'meme')),
    'meme has no member',
  ],
  [
    'to-after-from',
    'tokens.json',
    3,
    (f) => Object.assign(at(at(f.tokens, 2).aliases, 0), { to: '2020-01-01' }),
    'old-coin',
  ],
  [
    'one-name-at-a-time',
    'tokens.json',
    5,
    (f) => at(f.tokens, 4).aliases.unshift({ kind: 'symbol', value: 'DOG', from: '2021-01-01', to: '2022-01-01' }),
    'DOG',
  ],
  [
    'one-token-a-name',
    'tokens.json',
    4,
    (f) => Object.assign(at(at(f.tokens, 3).aliases, 0), { value: 'old-coin' }),
    'belongs to old-coin',
  ],
  ['symbol-is-last', 'tokens.json', 2, (f) => Object.assign(at(f.tokens, 1), { symbol: 'SOLX' }), 'SOLX'],
  ['has-coingecko-id', 'tokens.json', 5, (f) => at(f.tokens, 4).aliases.shift(), 'coingecko'],
  [
    'not-excluded',
    'tokens.json',
    5,
    (f) => Object.assign(at(f.exclusions, 0), { id: 'doge' }),
    'doge is excluded as stablecoin',
  ],
  [
    'not-excluded',
    'tokens.json',
    5,
    (f) => Object.assign(at(at(f.tokens, 4).aliases, 0), { value: 'tether' }),
    'tether',
  ],
  ['known-token', 'events.json', 1, (f) => Object.assign(at(f.events, 0), { to: 'cat' }), 'cat'],
  ['successor', 'events.json', 1, (f) => Object.assign(at(f.events, 0), { to: null }), 'rename'],
  ['positive-ratio', 'events.json', 1, (f) => Object.assign(at(f.events, 0), { ratio: null }), 'null'],
  ['positive-ratio', 'events.json', 1, (f) => Object.assign(at(f.events, 0), { ratio: 0 }), '0'],
  ['same-token-ratio', 'events.json', 1, (f) => Object.assign(at(f.events, 0), { to: 'old-coin' }), 'ratio 1'],
  ['delist-ends', 'events.json', 2, (f) => Object.assign(at(f.events, 1), { ratio: 1 }), 'delisting'],
];

describe('loading the registry', () => {
  it('takes a consistent one', () => {
    const registry = loadRegistry(smallFiles());
    expect(registry.tokens.map((token) => [token.id, token.benchmark])).toEqual([
      ['bitcoin', true],
      ['solana', true],
      ['old-coin', false],
      ['new-coin', false],
      ['doge', false],
    ]);
    expect(registry.memberships).toHaveLength(6);
  });

  it('dates an alias by its token unless it says otherwise, and a seed row by the release', () => {
    const files = smallFiles();
    Object.assign(at(files.tokens, 2), { to: '2024-07-01' });
    Object.assign(at(at(files.tokens, 2).aliases, 0), { from: '2021-05-01', to: null });
    Object.assign(at(files.memberships, 0), { decidedAt: undefined });
    const { tokens, memberships, releasedOn } = loadRegistry(files);
    expect(at(tokens, 2).aliases).toEqual([
      { kind: 'coingecko', value: 'old-coin', from: dayOf('2021-05-01'), to: null },
      { kind: 'symbol', value: 'OLD', from: dayOf('2020-01-01'), to: dayOf('2024-07-01') },
    ]);
    expect(at(memberships, 0).decidedAt).toBe(releasedOn);
  });

  it.each(BREAKAGES)('names rule %s, %s and row %i', (rule, file, row, breakIt, naming) => {
    const files = smallFiles();
    breakIt(files);
    const error = failureOf(files);
    expect(error.problems).toContainEqual({ file, row, rule, detail: expect.stringContaining(naming) });
    expect(error.message).toContain(`${file} row ${row}, rule ${rule}: `);
  });

  it('lists every problem at once', () => {
    const files = smallFiles();
    Object.assign(at(files.memberships, 0), { narrative: 'rwa' });
    Object.assign(at(files.events, 0), { ratio: -1 });
    Object.assign(at(files.tokens, 1), { symbol: 'X' });
    const problems = failureOf(files).problems.map((problem) => [problem.file, problem.rule]);
    // layer-1 loses its only member by the first breakage.
    expect(problems).toEqual([
      ['tokens.json', 'symbol-is-last'],
      ['memberships.json', 'known-narrative'],
      ['narratives.json', 'has-member'],
      ['events.json', 'positive-ratio'],
    ]);
  });

  it('lets a name change hands on the day it ends', () => {
    const files = smallFiles();
    Object.assign(at(at(files.tokens, 2).aliases, 0), { to: '2024-07-03' });
    at(files.tokens, 3).aliases = [
      { kind: 'coingecko', value: 'old-coin', from: '2024-07-03', to: null },
      { kind: 'symbol', value: 'NEW', from: '2024-07-03', to: null },
    ];
    expect(() => loadRegistry(files)).not.toThrow();
  });
});

function failureOf(files: Files): RegistryError {
  try {
    loadRegistry(files);
  } catch (error) {
    if (error instanceof RegistryError) return error;
    throw error;
  }
  throw new Error('the broken registry was taken');
}
