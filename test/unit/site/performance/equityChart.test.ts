import { expect, it } from 'vitest';
import { drawdownChart, equityChart } from '../../../../site/src/components/performance/equityChart.ts';
import { asPerformance } from '../../../../site/src/data/performanceBody.ts';
import { performanceHistoryBody } from '../../../fixtures/historyBodies.ts';

const track = {
  times: ['2026-11-20', '2026-11-21', '2026-11-22'],
  nav_net: [1, 1.2, 0.9],
  benchmarks: [
    { id: 'bitcoin', name: 'BTC', nav: [1, 1.1, 1.3] },
    { id: 'solana', name: 'SOL', nav: [1, 0.5, 0.5] },
  ],
};
const band = { low: Float64Array.of(1, 0.9, 0.8), high: Float64Array.of(1, 1.3, 1.5) };

it('shows the rotation, the ends of the band and the benchmarks asked for', () => {
  const spec = equityChart(track, { shown: ['solana'], scale: 'log', band, hypothetical: true });
  expect(spec.series.map(({ name }) => name)).toEqual(['Rotation', '95% low', '95% high', 'SOL']);
  expect(spec.band).toEqual({ low: '95% low', high: '95% high' });
  expect(spec.series[0]).toMatchObject({ main: true, values: [1, 1.2, 0.9] });
  expect(spec.format(1.2)).toBe('+20.0%');
});

it('of what was lived through is not called hypothetical', () => {
  const spec = equityChart(track, { shown: [], scale: 'linear' });
  expect(spec.hypotheticalBefore).toBeUndefined();
  expect(spec.band).toBeUndefined();
});

it('of the drawdown measures from the running peak, the initial capital included', () => {
  const { series } = drawdownChart(track, { shown: ['bitcoin', 'solana'] });
  expect(series[0]?.values.map((value) => value?.toFixed(3))).toEqual(['0.000', '0.000', '-0.250']);
  expect(series[2]?.values).toEqual([0, -0.5, -0.5]);
});

it('is drawn from a whole body only', () => {
  expect(asPerformance(performanceHistoryBody)).toBe(performanceHistoryBody);
  const { record } = performanceHistoryBody;
  expect(asPerformance({ ...performanceHistoryBody, record: { ...record, nav_net: [1] } })).toBeUndefined();
  expect(asPerformance({ entries: [] })).toBeUndefined();
});
