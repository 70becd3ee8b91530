import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreColumns, scoreValues } from '../../../shared/grades/crossSection.ts';
import { RankMemory } from '../../../shared/grades/rankMemory.ts';
import { uniform } from './simulatedMarket.ts';

/** Scores of one column, ranked without anything remembered. */
function expected(raw: Float64Array, width: number, column: number): number[] {
  return [...scoreValues(raw.filter((_, cell) => cell % width === column))];
}

/** Column `column` of a row-major matrix. */
const columnOf = (z: Float64Array, width: number, column: number) => [...z].filter((_, i) => i % width === column);

describe('ranking from the order of the date before', () => {
  it('gives the scores of ranking from nothing while tokens come, go, tie and miss values', () => {
    const cell = fc.oneof(
      { weight: 4, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
      { weight: 2, arbitrary: fc.constantFrom(-1, 0, 1) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    );
    const date = fc
      .subarray(Array.from({ length: 30 }, (_, i) => i))
      .chain((tokens) => fc.tuple(fc.constant(tokens), fc.array(cell, { minLength: 60, maxLength: 60 })));
    fc.assert(
      fc.property(fc.array(date, { maxLength: 8 }), (dates) => {
        const memory = new RankMemory();
        for (const [tokens, cells] of dates) {
          const raw = Float64Array.from(cells.slice(0, tokens.length * 2));
          const z = new Float64Array(raw.length);
          memory.open(tokens);
          scoreColumns(raw, z, 2, 2, memory);
          for (const column of [0, 1]) expect(columnOf(z, 2, column)).toEqual(expected(raw, 2, column));
        }
      }),
      { seed: 13 },
    );
  });

  it('and where a large cross-section has nothing in common with the date before', () => {
    const random = uniform(7);
    const tokens = Array.from({ length: 900 }, (_, i) => i);
    const memory = new RankMemory();
    for (let day = 0; day < 3; day++) {
      const raw = Float64Array.from(tokens, (token) => (token % 50 === day ? Number.NaN : random()));
      const z = new Float64Array(raw.length);
      memory.open(tokens);
      scoreColumns(raw, z, 1, 1, memory);
      expect([...z]).toEqual(expected(raw, 1, 0));
    }
  });
});
