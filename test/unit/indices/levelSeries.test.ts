import { describe, expect, it } from 'vitest';
import { LevelSeries } from '../../../shared/indices/levelSeries.ts';

const KEPT = 4;
const record = (day: number) => ({ day, level: 1000 + day });
const grown = (from: LevelSeries, ...days: number[]) =>
  days.reduce((series, day) => series.appended(record(day), KEPT), from);

describe('LevelSeries', () => {
  it('keeps the newest levels, as numbers, days and records', () => {
    const series = grown(LevelSeries.EMPTY, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12);
    expect([...series.values]).toEqual([1009, 1010, 1011, 1012]);
    expect([0, 1, 2, 3, 4].map((i) => series.dayAt(i))).toEqual([9, 10, 11, 12, undefined]);
    expect(series.records).toEqual([9, 10, 11, 12].map(record));
    const thawed = LevelSeries.of(series.records);
    expect(thawed.records).toEqual(series.records);
    expect([...series.returns.subarray(1)]).toEqual([10, 11, 12].map((day) => Math.log((1000 + day) / (999 + day))));
    expect(thawed.returns.subarray(1)).toEqual(series.returns.subarray(1));
  });

  it('does not change when it grows, nor when it grows twice', () => {
    const series = grown(LevelSeries.EMPTY, 1, 2, 3);
    const [one, two] = [grown(series, 4, 5), grown(series, 6, 7)];
    expect(series.records).toEqual([1, 2, 3].map(record));
    expect(one.records).toEqual([2, 3, 4, 5].map(record));
    expect([...one.values]).toEqual([1002, 1003, 1004, 1005]);
    expect(two.records).toEqual([2, 3, 6, 7].map(record));
    expect(series.dayAt(3)).toBeUndefined();
    expect(LevelSeries.EMPTY.length).toBe(0);
  });
});
