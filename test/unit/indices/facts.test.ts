import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { breadth } from '../../../shared/indices/breadth.ts';
import { contributions } from '../../../shared/indices/contributions.ts';
import { markIndices } from '../../../shared/indices/markIndices.ts';
import { relativeRoi } from '../../../shared/indices/relativeRoi.ts';
import { roi } from '../../../shared/indices/roi.ts';
import { positionsOf } from '../../../shared/market/tokenPositions.ts';
import { FIRST_DAY, panelOf } from '../market/panelOf.ts';
import { runIndex } from './runIndex.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const sized = (count: number) => Object.fromEntries(names.slice(0, count).map((token) => [token, 1]));
const flat = (days: number) => Object.fromEntries(names.map((token) => [token, { close: new Array(days).fill(10) }]));

describe('a narrative', () => {
  it('starts at the base with the first rebalance that finds an eligible member', () => {
    const { facts, states } = runIndex({
      columns: flat(6),
      sizes: (row) => sized(row < 3 ? 0 : 2),
      rebalanceRows: [0, 2, 4],
    });
    expect(facts.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(facts[4]).toMatchObject({ level: 1000, equalLevel: 1000, rebalanced: true, members: 5, eligibleMembers: 2 });
    expect(states[5]).toMatchObject({ startedOn: FIRST_DAY + 4, basket: ['a', 'b'] });
  });

  it('drops members without a price at the rebalance, and keeps its holdings when nobody is left', () => {
    const columns = { ...flat(4), a: { close: [10, 10, null, 10] } };
    const dropped = runIndex({ columns, sizes: () => sized(3), rebalanceRows: [0, 2] });
    expect(dropped.states[2]?.basket).toEqual(['b', 'c']);
    const kept = runIndex({ columns, sizes: (row) => sized(row === 2 ? 0 : 3), rebalanceRows: [0, 2] });
    expect(kept.facts[2]).toMatchObject({ rebalanced: false, level: expect.closeTo(1000, 9) });
    expect(kept.states[2]?.basket).toEqual(['a', 'b', 'c']);
  });

  it('rebalances by the membership of the preceding bar', () => {
    const memberFrom = { b: 1, c: 2 };
    const { states } = runIndex({ columns: flat(4), sizes: () => sized(3), rebalanceRows: [2, 3], memberFrom });
    expect(states.map((state) => state?.basket)).toEqual([undefined, undefined, ['a', 'b'], ['a', 'b', 'c']]);
  });

  it('becomes tradable at five eligible members and stops being so below four', () => {
    const counts = [4, 5, 4, 3, 4, 5];
    const { facts } = runIndex({ columns: flat(5), sizes: (row) => sized(counts[row] ?? 5), rebalanceRows: [0] });
    expect(facts.map((fact) => fact?.tradable)).toEqual([true, true, false, false, true]);
  });

  it('is not tradable on a close with more than a fifth of its value stale', () => {
    const columns = {
      ...flat(4),
      a: { close: [10, 10, null, 10] },
      b: { close: [10, null, null, 10] },
    };
    const { facts } = runIndex({ columns, sizes: () => sized(5), rebalanceRows: [0] });
    expect(facts.map((fact) => fact?.tradable)).toEqual([true, true, false, true]);
    expect(facts[1]?.staleWeight).toBeCloseTo(0.2, 12);
  });
});

describe('breadth', () => {
  it('is the share of measurable tokens above their own mean', () => {
    const rising = Array.from({ length: 20 }, (_, row) => 1 + row);
    const panel = panelOf({
      down: { close: rising.toReversed() },
      gone: { close: rising.with(19, null as unknown as number) },
      up: { close: rising },
      young: { close: rising.map((value, row) => (row < 5 ? null : value)) },
    });
    expect(breadth(panel, 19, positionsOf(panel, panel.tokens), PARAMETERS)).toBe(0.5);
    expect(breadth(panel, 19, positionsOf(panel, ['gone', 'young', 'unknown']), PARAMETERS)).toBeUndefined();
    expect(breadth(panel, 14, positionsOf(panel, ['up']), PARAMETERS)).toBeUndefined();
  });
});

describe('returns', () => {
  const levels = [100, 110, 99, 120].map((level, i) => ({ day: FIRST_DAY + [0, 1, 4, 5][i]!, level }));

  it('start from the latest close at or before the window, and are undefined when younger', () => {
    expect(roi(levels, 1)).toBeCloseTo(120 / 99 - 1, 12);
    expect(roi(levels, 2)).toBeCloseTo(120 / 110 - 1, 12);
    expect(roi(levels, 5)).toBeCloseTo(0.2, 12);
    expect(roi(levels, 6)).toBeUndefined();
    expect(roi([], 1)).toBeUndefined();
  });

  it('compare with a benchmark geometrically', () => {
    expect(relativeRoi(0.2, 0.5)).toBeCloseTo(-0.2, 12);
  });
});

describe('contributions', () => {
  it('tell who moved the index, the departed included, across a rebalance', () => {
    const { states } = runIndex({
      columns: { ...flat(4), a: { close: [10, 20, 20, 30] }, b: { close: [10, 10, 5, 5] } },
      sizes: (row) => (row < 2 ? { a: 1, b: 1 } : { a: 1 }),
      rebalanceRows: [0, 2],
    });
    const parts = contributions(states[3]!, 3);
    // 500 points of gain on a, -250 on b; then all 1250 points in a, which gains half.
    expect(Object.fromEntries(parts ?? [])).toEqual({
      a: expect.closeTo(0.5 + 0.625, 12),
      b: expect.closeTo(-0.25, 12),
    });
    expect(contributions(states[3]!, 4)).toBeUndefined();
  });
});

describe('markIndices', () => {
  const run = runIndex({ columns: flat(2), sizes: () => sized(2), rebalanceRows: [0] });
  const states = { n: run.states[1]! };
  const closes = new Map([
    ['a', 10],
    ['b', 10],
  ]);

  it('gives the closing level at the closing prices', () => {
    const marked = markIndices(states, closes, closes).get('n');
    expect(marked?.level).toBe(run.levels[1]);
    expect(marked?.constituents).toEqual(run.facts[1]?.constituents);
  });

  it('follows quotes and counts what is carried as stale', () => {
    const marked = markIndices(states, new Map([...closes, ['a', 30]]), new Map([['a', 30]])).get('n');
    expect(marked).toMatchObject({ level: 2000, staleWeight: 0.25 });
    expect(marked?.constituents[1]).toEqual({ token: 'b', weight: 0.25, price: 10, staleBars: 1 });
  });

  it('refuses to guess a price', () => {
    expect(() => markIndices(states, new Map([['a', 10]]), new Map())).toThrow('index n holds b');
  });
});
