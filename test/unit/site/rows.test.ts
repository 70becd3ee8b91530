import { describe, expect, it } from 'vitest';
import { gradeParts } from '../../../site/src/data/gradeParts.ts';
import { leagueValue, returnOf } from '../../../site/src/data/leagueColumns.ts';
import { rotationRows } from '../../../site/src/data/rotationRows.ts';
import { sortRows } from '../../../site/src/format/sortRows.ts';
import { snapshotPartsFixture } from '../../fixtures/snapshotParts.ts';

const { rotation, narratives, tokens } = snapshotPartsFixture;

describe('rows of the rotation', () => {
  it('hold target and record side by side, weights kept', () => {
    const rows = rotationRows({
      ...rotation,
      target: { ...rotation.target, holdings: rotation.target.holdings.slice(0, 2) },
    });
    expect(rows.map((row) => [row.holding.token, row.target, row.now])).toEqual([
      ['bitcoin', 0.45, 0.4],
      ['fetch-ai', 0.15, 0.2],
      ['render-token', 0, 0.15],
    ]);
  });
});

describe('sorting', () => {
  it('puts missing values last in both directions and keeps ties in order', () => {
    const rows = [
      { id: 'a', value: null },
      { id: 'b', value: 1 },
      { id: 'c', value: 2 },
      { id: 'd', value: 1 },
    ];
    const ids = (descending: boolean) =>
      sortRows(rows, (row) => row.value, descending)
        .map((row) => row.id)
        .join('');
    expect([ids(false), ids(true)]).toEqual(['bdca', 'cbda']);
  });

  it('of the league follows the yardstick shown', () => {
    const row = narratives.narratives[0] as (typeof narratives.narratives)[number];
    expect(leagueValue(row, 'd7', 'bitcoin')).toBe(row.roi.relative.bitcoin.d7);
    expect(returnOf(row, 'd7', 'usd')).toBe(row.roi.absolute.d7);
  });
});

describe('sorting by stage', () => {
  it('goes from the coldest to the hottest, those without one last', () => {
    const stages = (['hot', null, 'dormant', 'crowded', 'neutral', 'cooling', 'emerging'] as const).map((stage) => ({
      ...(narratives.narratives[0] as (typeof narratives.narratives)[number]),
      stage,
    }));
    const sorted = sortRows(stages, (row) => leagueValue(row, 'stage', 'usd'), false);
    expect(sorted.map(({ stage }) => stage)).toEqual([
      'dormant',
      'cooling',
      'neutral',
      'emerging',
      'hot',
      'crowded',
      null,
    ]);
  });
});

describe('parts of a grade', () => {
  it('sum with 50 to the grade', () => {
    const graded = tokens.tokens.filter((token) => token.grade !== null);
    expect(graded.length).toBeGreaterThan(0);
    for (const token of graded) {
      const sum = gradeParts(token)?.reduce((total, part) => total + part.points, 50);
      expect(sum, token.id).toBeCloseTo(token.grade as number, 6);
    }
  });

  it('are absent where there is no grade', () => {
    const ungraded = tokens.tokens.find((token) => token.pillars === null);
    expect(ungraded && gradeParts(ungraded)).toBeUndefined();
  });
});
