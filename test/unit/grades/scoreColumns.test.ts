import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreColumns } from '../../../shared/grades/crossSection.ts';
import { normalQuantile } from '../../../shared/stats/normalQuantile.ts';
import { uniform } from './simulatedMarket.ts';

/** Scores of a column alone. */
function score(values: readonly number[]): number[] {
  const z = new Float64Array(values.length).fill(7);
  scoreColumns(Float64Array.from(values), z, 1, 1);
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

const columnOf = (values: ArrayLike<number>, width: number, column: number) =>
  Array.from(values).filter((_, cell) => cell % width === column);

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

  it('and whatever their distribution: skewed, stepped, flat, in order, beside an outlier, in two far clusters', () => {
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
      (row: number) => (row % 50 === 0 ? Number.NaN : random() - 0.5),
    ];
    const width = columns.length;
    const raw = Float64Array.from(rows.flatMap((row) => columns.map((column) => column(row))));
    const z = new Float64Array(raw.length);
    scoreColumns(raw, z, width, width);
    for (let column = 0; column < width; column++)
      expect(columnOf(z, width, column)).toEqual(defined(columnOf(raw, width, column)));
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

  it('leave the columns beyond the ranked ones alone', () => {
    const z = new Float64Array(6).fill(7);
    scoreColumns(Float64Array.from([1, 9, 2, 9, 3, 9]), z, 2, 1);
    expect([z[1], z[3], z[5]]).toEqual([7, 7, 7]);
    expect(z[2]).toBe(0);
  });
});
