import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupScores } from '../../../shared/grades/groupScores.ts';
import { scoreColumn } from '../../../shared/grades/scoreColumn.ts';
import { normalQuantile } from '../../../shared/stats/normalQuantile.ts';
import { uniform } from './simulatedMarket.ts';

/** Scores of a column alone. */
function score(values: readonly number[]): number[] {
  const z = new Float64Array(values.length);
  scoreColumn(Float64Array.from(values), 0, values.length, z, 0, 1);
  return [...z];
}

/** The definition, value by value: the quantile of (average rank - 1/2) / n, missing ones 0. */
function defined(values: readonly number[]): number[] {
  const present = values.filter((value) => !Number.isNaN(value));
  return values.map((value) => {
    if (Number.isNaN(value)) return 0;
    const below = present.filter((other) => other < value).length;
    const upTo = present.filter((other) => other <= value).length;
    return normalQuantile(((below + 1 + upTo) / 2 - 0.5) / present.length);
  });
}

describe('scores of a column', () => {
  it('are those of the definition, to the bit, whatever the values', () => {
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
      { weight: 3, arbitrary: fc.constantFrom(-1, -0, 0, 1) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
      { weight: 1, arbitrary: fc.double() },
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), (values) => {
        expect(score(values)).toEqual(defined(values));
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('and whatever their distribution: skewed, stepped, flat, in order, huge, tiny, beside an outlier, far apart', () => {
    const random = uniform(7);
    const rows = Array.from({ length: 400 }, (_, row) => row);
    const columns = [
      () => Math.exp(8 * random()),
      () => Math.floor(6 * random()),
      () => 3.7,
      (row: number) => row,
      (row: number) => -row,
      (row: number) => (row === 200 ? 1e12 : random()),
      (row: number) => (row === 200 ? Number.NEGATIVE_INFINITY : -row),
      (row: number) => (row % 2 === 0 ? 1e9 + random() : random()),
      (row: number) => (row === 201 ? Number.NEGATIVE_INFINITY : row * 1e200),
      (row: number) => (row % 3 === 0 ? 7 : row * 5e-324),
      (row: number) => (row % 12 === 0 ? Number.NaN : random()),
      (row: number) => (row % 50 === 0 ? Number.NaN : random() - 0.5),
    ];
    for (const column of columns) {
      const values = rows.map((row) => column(row));
      expect(score(values)).toEqual(defined(values));
    }
  });

  it('do not depend on the columns scored before, longer or shorter', () => {
    const random = uniform(8);
    const columns = [900, 30, 200].map((length) => Array.from({ length }, random));
    for (const column of [...columns, ...columns.toReversed()]) expect(score(column)).toEqual(defined(column));
  });

  it('of more rows than are sorted by buckets are the same', () => {
    const random = uniform(9);
    const distinct = Array.from({ length: 4100 }, random);
    const descending = distinct.toSorted((a, b) => b - a);
    expect(score(descending)).toEqual(score(descending.toReversed()).toReversed());
    const place = new Map(descending.map((value, i) => [value, (4100 - i - 0.5) / 4100]));
    expect(score(distinct)).toEqual(distinct.map((value) => normalQuantile(place.get(value) as number)));
  });

  it('are unchanged by any increasing transform', () => {
    const value = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
        expect(score(values.map((x) => Math.exp(x / 7) + 3))).toEqual(score(values));
      }),
      { seed: 2 },
    );
  });

  it('are all 0 when every token ties, and 0 where the value is missing', () => {
    expect(score([4, 4, 4, 4, 4])).toEqual([0, 0, 0, 0, 0]);
    expect(score([Number.NaN, 1, 2, 3])[0]).toBe(0);
    expect(score([Number.NaN, 1, 2, 3])[1]).toBeLessThan(0);
  });

  it('are read and written at their own places alone', () => {
    const z = new Float64Array(7);
    scoreColumn(Float64Array.from([9, 9, 3, 1, 2, 9]), 2, 3, z, 1, 2);
    const [low, middle, high] = score([1, 2, 3]);
    expect([...z]).toEqual([0, high, 0, low, 0, middle, 0]);
  });
});

describe('scores of groups', () => {
  it('are those of their tokens', () => {
    const group = fc.record({
      value: fc.constantFrom(Number.NaN, Number.NEGATIVE_INFINITY, -0, 0, 1, 2),
      size: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(group), (groups) => {
        const scores = groupScores(
          Float64Array.from(groups, ({ value }) => value),
          Int32Array.from(groups, ({ size }) => size),
        );
        const tokens = groups.flatMap(({ value, size }) => new Array<number>(size).fill(value));
        expect(groups.flatMap(({ size }, i) => new Array<number>(size).fill(scores[i] as number))).toEqual(
          score(tokens),
        );
      }),
      { seed: 14 },
    );
  });
});
