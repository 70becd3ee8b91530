import { describe, expect, it } from 'vitest';
import { emergentClusters } from '../../../shared/curation/emergentClusters.ts';
import { memberProposals } from '../../../shared/curation/memberProposals.ts';
import { isProposed, trackCandidates } from '../../../shared/curation/trackCandidates.ts';
import type { Candidate, Cluster } from '../../../shared/curation/types.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { plantedMarket, tokenName } from './plantedMarket.ts';

const range = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => tokenName(from + i));
/** Tokens 0-7 move together; the others are noise. */
const residuals = plantedMarket('proposals', { tokens: 60, points: 90, cluster: 8, correlation: 0.6 });

describe('proposals for members', () => {
  it('move a member of an unrelated narrative to the one it moves with, with both numbers', () => {
    const narratives = new Map([
      ['theme', range(0, 7)],
      ['other', [tokenName(7), ...range(20, 27)]],
    ]);
    const { moves, entries } = memberProposals(residuals, narratives, PARAMETERS);
    expect(moves).toHaveLength(1);
    expect(moves[0]).toMatchObject({ token: tokenName(7), from: 'other', to: 'theme' });
    expect(moves[0]?.fromCorrelation).toBeLessThan(0.1);
    expect(moves[0]?.toCorrelation).toBeGreaterThan(0.3);
    expect(entries).toEqual([]);
  });

  it('let an unclassified token enter, and never one that is a member already', () => {
    const narratives = new Map([['theme', range(0, 6)]]);
    const { moves, entries } = memberProposals(residuals, narratives, PARAMETERS);
    expect(entries.map(({ token, narrative }) => [token, narrative])).toEqual([
      [tokenName(6), 'theme'],
      [tokenName(7), 'theme'],
    ]);
    for (const { correlation } of entries) expect(correlation).toBeGreaterThan(0.35);
    expect(moves).toEqual([]);
  });

  it('do not compare with fewer than four measured members', () => {
    const narratives = new Map([['theme', [...range(0, 3), 'never-measured']]]);
    expect(memberProposals(residuals, narratives, PARAMETERS).entries).toEqual([]);
  });

  it('leave a member of two narratives where it belongs with one of them', () => {
    const narratives = new Map([
      ['theme', range(0, 8)],
      ['other', [tokenName(7), ...range(20, 27)]],
    ]);
    expect(memberProposals(residuals, narratives, PARAMETERS).moves).toEqual([]);
  });
});

describe('emergent clusters', () => {
  it('are new when no narrative holds half of the union, and name the nearest one', () => {
    const found = (members: string[]) =>
      emergentClusters('daily', residuals, new Map([['known', members]]), PARAMETERS);
    expect(found(range(0, 3))).toMatchObject([
      { detector: 'daily', tokens: range(0, 8), nearest: { narrative: 'known', jaccard: 3 / 8 } },
    ]);
    expect(found(range(40, 44))[0]?.nearest).toBeNull();
    expect(found(range(0, 4))).toEqual([]);
    // Members that cannot be measured do not make a known group look new.
    expect(found([...range(0, 8), ...Array.from({ length: 20 }, (_, i) => `unpriced-${i}`)])).toEqual([]);
  });
});

describe('candidates', () => {
  const cluster = (tokens: string[], detector: Cluster['detector'] = 'daily'): Cluster => ({
    detector,
    tokens,
    meanCorrelation: 0.4,
    nearest: null,
  });
  const run = (before: Candidate[], clusters: Cluster[], day: number) =>
    trackCandidates(before, clusters, day, PARAMETERS);

  it('are proposed once three runs in a row have found them, although tokens come and go', () => {
    const first = run([], [cluster(['a', 'b', 'c', 'd'])], 100);
    const second = run(first, [cluster(['b', 'c', 'd', 'e'])], 130);
    const third = run(second, [cluster(['b', 'c', 'd', 'e', 'f'])], 160);
    expect([first, second, third].map(([candidate]) => [candidate?.runs, isProposed(candidate!, PARAMETERS)])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(third[0]?.firstSeen).toBe(100);
  });

  it('start again after a run that missed them', () => {
    const first = run([], [cluster(['a', 'b', 'c', 'd'])], 100);
    const third = run(run(first, [], 130), [cluster(['a', 'b', 'c', 'd'])], 160);
    expect(third[0]).toMatchObject({ runs: 1, firstSeen: 160 });
  });

  it('are counted by detector, and one past is not shared by two', () => {
    const first = run([], [cluster(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])], 100);
    const halves = [cluster(['a', 'b', 'c', 'd']), cluster(['e', 'f', 'g', 'h'])];
    expect(run(first, halves, 130).map(({ runs }) => runs)).toEqual([2, 1]);
    expect(run(first, [cluster(['a', 'b', 'c', 'd', 'e'], 'fourHour')], 130)[0]?.runs).toBe(1);
  });
});
