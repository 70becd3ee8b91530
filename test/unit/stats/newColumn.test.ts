import { describe, expect, it } from 'vitest';
import { copyColumn, newColumn } from '../../../shared/stats/newColumn.ts';

describe('columns', () => {
  it('are zeros, each of its own, over many slabs and for any length', () => {
    const columns = Array.from({ length: 400 }, (_, i) => newColumn((i * 37) % 1500).fill(i + 1));
    columns.forEach((column, i) => {
      expect(column.length).toBe((i * 37) % 1500);
      expect(column.every((value) => value === i + 1)).toBe(true);
    });
    expect([...newColumn(3)]).toEqual([0, 0, 0]);
  });

  it('copy without sharing', () => {
    const values = Float64Array.of(1, 2);
    const copy = copyColumn(values, 4);
    values[0] = 9;
    expect([...copy]).toEqual([1, 2, 0, 0]);
  });
});
