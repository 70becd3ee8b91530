import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/market/day.ts';
import { loadRegistry } from '../../../shared/registry/load.ts';
import { membersOf, memberTokens, narrativesOf } from '../../../shared/registry/membership.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { smallFiles } from './smallFiles.ts';

const small = loadRegistry(smallFiles());
const someDay = fc.integer({ min: dayOf('2020-12-01'), max: dayOf('2027-03-01') });

describe('membership at a close', () => {
  it('counts from the first day and no more on the day it ends', () => {
    expect(membersOf(small, 'ai', dayOf('2022-12-31'))).toEqual([]);
    expect(membersOf(small, 'ai', dayOf('2023-01-01'))).toEqual(['old-coin']);
    expect(membersOf(small, 'ai', dayOf('2024-06-30'))).toEqual(['old-coin']);
    expect(membersOf(small, 'ai', dayOf('2024-07-01'))).toEqual([]);
    expect(membersOf(small, 'ai', dayOf('2024-07-03'))).toEqual(['new-coin']);
  });

  it('counts a row written after the release only once it was decided', () => {
    expect(membersOf(small, 'meme', dayOf('2026-11-24'))).toEqual(['doge']);
    expect(membersOf(small, 'meme', dayOf('2026-11-25'))).toEqual(['doge', 'new-coin']);
    expect(narrativesOf(small, 'new-coin', dayOf('2026-11-25'))).toEqual(['ai', 'depin', 'meme']);
  });

  it('knows nothing of an unknown narrative or token', () => {
    expect(membersOf(small, 'no-such', dayOf('2024-01-01'))).toEqual([]);
    expect(narrativesOf(small, 'no-such', dayOf('2024-01-01'))).toEqual([]);
  });

  it('says the same by narrative, by token and for all, in ascending order, on any day', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const pairs = REGISTRY.narratives.flatMap(({ id }) =>
          membersOf(REGISTRY, id, day).map((token) => `${token}/${id}`),
        );
        const byToken = REGISTRY.tokens.flatMap(({ id }) =>
          narrativesOf(REGISTRY, id, day).map((one) => `${id}/${one}`),
        );
        expect([...pairs].sort()).toEqual([...byToken].sort());
        expect(memberTokens(REGISTRY, day)).toEqual([...new Set(pairs.map((pair) => pair.split('/')[0]))].sort());
        for (const { id } of REGISTRY.narratives) {
          const members = membersOf(REGISTRY, id, day);
          expect(members).toEqual([...members].sort());
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('answers for a day whatever day was asked for before', () => {
    const fresh = (day: number) => memberTokens(structuredClone(REGISTRY), day);
    fc.assert(
      fc.property(someDay, fc.integer({ min: -40, max: 40 }), (day, distance) => {
        memberTokens(REGISTRY, day);
        expect(memberTokens(REGISTRY, day + distance)).toEqual(fresh(day + distance));
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
