import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSplits } from '../../../site/src/charts/timeSeries/logSplits.ts';
import { drawnLines, firstKnown, onAxis } from '../../../site/src/charts/timeSeries/plotData.ts';
import type { ChartSpec } from '../../../site/src/charts/timeSeries/spec.ts';
import { spreadLabels } from '../../../site/src/charts/timeSeries/spreadLabels.ts';
import { indexChart } from '../../../site/src/data/indexChart.ts';
import { narrativeHistoryBody } from '../../fixtures/historyBodies.ts';

const series = (name: string, values: (number | null)[], main = false) => ({
  name,
  short: name,
  color: '--series-1',
  values,
  main,
});
const chart = (changes: Partial<ChartSpec>): ChartSpec => ({
  times: ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'],
  series: [series('own', [1, 2, 3, 4], true)],
  scale: 'linear',
  format: String,
  ...changes,
});

describe('the lines of a chart', () => {
  it('are dashed up to the first row that was known in advance, and meet the solid part there', () => {
    const spec = chart({ hypotheticalBefore: '2026-11-21' });
    expect(firstKnown(spec)).toBe(2);
    expect(drawnLines(spec).map(({ dashed, column }) => [dashed, column])).toEqual([
      [true, [1, 2, 3, null]],
      [false, [null, null, 3, 4]],
    ]);
  });

  it('are all dashed where all is hypothetical, and all solid where nothing is', () => {
    expect(drawnLines(chart({ hypotheticalBefore: '2027-01-01' })).map(({ dashed }) => dashed)).toEqual([true]);
    expect(drawnLines(chart({ hypotheticalBefore: '2020-01-01' })).map(({ dashed }) => dashed)).toEqual([false]);
    expect(drawnLines(chart({})).map(({ dashed }) => dashed)).toEqual([false]);
  });

  it('draw the main line last, over the others', () => {
    const spec = chart({ series: [series('own', [1, 1, 1, 1], true), series('other', [2, 2, 2, 2])] });
    expect(drawnLines(spec).map((line) => line.series.name)).toEqual(['other', 'own']);
  });

  it('stack as running sums, drawn from the top down', () => {
    const spec = chart({
      stacked: true,
      series: [series('a', [0.5, 0.25, null, 0]), series('b', [0.5, 0.5, 1, 0.5])],
    });
    expect(drawnLines(spec).map((line) => [line.series.name, line.column])).toEqual([
      ['b', [1, 0.75, 1, 0.5]],
      ['a', [0.5, 0.25, 0, 0]],
    ]);
  });

  it('leave a gap where a logarithm has no value', () => {
    expect([onAxis(Math.E, 'log'), onAxis(0, 'log'), onAxis(-1, 'log'), onAxis(null, 'log')]).toEqual([
      1,
      null,
      null,
      null,
    ]);
  });
});

describe('ticks and labels', () => {
  it('stand at round values inside a logarithmic range, and there are enough of them', () => {
    expect(logSplits(Math.log(0.49), Math.log(60)).map((split) => Number(Math.exp(split).toPrecision(6)))).toEqual([
      0.5, 1, 2, 5, 10, 20, 50,
    ]);
    expect(logSplits(Math.log(1), Math.log(2)).length).toBeGreaterThanOrEqual(4);
  });

  it('never overlap where there is room, stay inside, and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 }), (wanted) => {
        const placed = spreadLabels(wanted, 10, 0, 100);
        const sorted = [...placed].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThan(9.999);
        expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
        expect(sorted.at(-1)).toBeLessThanOrEqual(100 + 1e-9);
        for (let a = 0; a < wanted.length; a++)
          for (let b = 0; b < wanted.length; b++)
            if (wanted[a]! < wanted[b]!) expect(placed[a]!).toBeLessThan(placed[b]!);
      }),
    );
  });
});

describe('the chart of an index', () => {
  it('shows index and benchmarks as growth since the first level', () => {
    const spec = indexChart({ ...narrativeHistoryBody, level: [null, 1012.5, 998.25] }, 'usd');
    expect(spec?.times).toEqual(['2026-11-21', '2026-11-22']);
    expect(spec?.series.map(({ name, values }) => [name, values])).toEqual([
      ['AI', [1, 998.25 / 1012.5]],
      ['BTC', [1, 90_500 / 91_000]],
      ['ETH', [null, 1]],
      ['SOL', [1, 152 / 151]],
    ]);
    expect(spec?.format(1.125)).toBe('+12.5%');
  });

  it('against a benchmark shows growth over growth, with gaps where either is missing', () => {
    const [line] = indexChart(narrativeHistoryBody, 'ethereum')?.series ?? [];
    expect(line?.values).toEqual([1, null, 998.25 / 3010 / (1000 / 3000)]);
  });

  it('is none without any level, and logarithmic from a year on', () => {
    expect(indexChart({ ...narrativeHistoryBody, level: [null, null, null] }, 'usd')).toBeUndefined();
    expect(indexChart({ ...narrativeHistoryBody, window: 'all' }, 'usd')?.scale).toBe('log');
    expect(indexChart(narrativeHistoryBody, 'usd')?.scale).toBe('linear');
  });
});
