import { expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { backtestDataOf } from '../../../shared/history/backtestDataOf.ts';
import { buildPanel } from '../../../shared/market/buildPanel.ts';
import { dayOf } from '../../../shared/market/day.ts';

const FIRST = dayOf('2024-01-01');
const bar = (token: string, close: number, supply: number | null, changes: object = {}) => ({
  ...{ token, close, venueVolumeUsd: 1e6, aggregateVolumeUsd: null, supply, quarantined: false },
  ...changes,
});
const dataOf = (days: readonly (readonly ReturnType<typeof bar>[])[]) => {
  const bars = days.map((rows, i) => ({ day: FIRST + i, rows }));
  const panel = buildPanel({ tokens: ['a', 'b'], firstDay: FIRST, days: days.length, bars }, PARAMETERS);
  return backtestDataOf({ panel, skippedDays: [FIRST + 1] });
};
const UNTOLD = { supplyUntold: true };

it('counts what was missing and refused in the bars of a table', () => {
  const data = dataOf([[bar('a', 1, 5)], [bar('a', 1, 5, { quarantined: true })], [], [bar('a', 2, 5)]]);
  expect(data).toEqual({
    ...{ first_day: '2024-01-01', mapped_symbols: 1, unmapped: [], skipped_days: ['2024-01-02'] },
    ...{ quarantined_bars: 1, series_gaps: 2, supply: 'file' },
  });
});

it.each([
  ['file', [bar('a', 1, 5), bar('b', 1, 7)]],
  ['partly', [bar('a', 1, 5), bar('b', 1, null, UNTOLD)]],
  ['unknown', [bar('a', 1, null, UNTOLD), bar('b', 1, null, UNTOLD)]],
])('says "%s" of supplies that all, some or no tokens have', (supply, rows) => {
  expect(dataOf([rows, rows]).supply).toBe(supply);
});
