import { expect, it } from 'vitest';
import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { allocationChart } from '../../../../site/src/components/rotation/allocationChart.ts';
import { performanceHistoryBody } from '../../../fixtures/historyBodies.ts';

const { record } = performanceHistoryBody;
const ids = ['ai', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const backtest = {
  times: ['2026-11-19', '2026-11-20', '2026-11-21'],
  allocation: {
    narratives: ids.map((id, i) => ({ id, name: id.toUpperCase(), share: [0.08, 0.1 - i / 100, 0] })),
    bitcoin: [0.16, 0.2, 0],
    other: [0.1, 0.02, 0],
    cash: [0.1, 0.26, 1],
    moves: [7, 0, 3],
  },
} as NonNullable<PerformanceHistory['backtest']>;

it('joins the back-test to the record where the record begins, and calls what was before hypothetical', () => {
  const spec = allocationChart({ record, backtest }, undefined)!;
  expect(spec.times).toEqual(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
  expect(spec.hypotheticalBefore).toBe('2026-11-21');
  const cash = spec.series.find(({ name }) => name === 'Cash')!;
  expect(cash.values).toEqual([0.1, 0.26, 1, 0.1]);
});

it('has layers that sum to the whole, six narratives told apart', () => {
  const spec = allocationChart({ record, backtest }, undefined)!;
  expect(spec.series.map(({ name }) => name)).toEqual([
    ...['AI', 'B', 'C', 'D', 'E', 'F'],
    ...['Others and leaving', 'Bitcoin, fallback', 'Cash'],
  ]);
  for (const row of spec.times.keys()) {
    const sum = spec.series.reduce((total, { values }) => total + (values[row] as number), 0);
    expect(sum).toBeCloseTo(1, 9);
  }
});

it('ticks the closes with moves, the tallest where there were most', () => {
  expect(allocationChart({ record, backtest }, undefined)!.marks).toEqual([
    { time: '2026-11-19', kind: 'tick', size: 1, label: '7 moves' },
    { time: '2026-11-22', kind: 'tick', size: 2 / 7, label: '2 moves' },
  ]);
});

it('shows the newest closes only where asked, and nothing of fewer than two', () => {
  expect(allocationChart({ record, backtest }, 2)!.times).toEqual(['2026-11-21', '2026-11-22']);
  expect(allocationChart({ record, backtest: null }, 1)).toBeUndefined();
});
