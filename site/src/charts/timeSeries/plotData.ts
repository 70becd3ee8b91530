import type { ChartSeries, ChartSpec } from './spec.ts';

type Column = (number | null)[];

/** What is drawn for one part of a series; its values are in the units of the axis (logarithms on a log scale). */
export interface DrawnLine {
  readonly series: ChartSeries;
  readonly dashed: boolean;
  readonly column: Column;
}

/** Seconds since the epoch of ISO dates or instants. */
export const seconds = (times: readonly string[]): number[] => times.map((time) => Date.parse(time) / 1000);

/**
 * The lines of a chart in drawing order: layers from the top of the stack down, so that each covers the one before;
 * otherwise the main line last. Where a part is hypothetical, a series is a dashed line up to the first row after it and
 * a solid one from there, so that both meet.
 */
export function drawnLines(spec: ChartSpec): readonly DrawnLine[] {
  const columns = spec.stacked ? stacked(spec.series) : spec.series.map(({ values }) => [...values]);
  const lines = spec.series.flatMap((series, place) => {
    const column = (columns[place] ?? []).map((value) => onAxis(value, spec.scale));
    return split(column, firstKnown(spec)).map((part) => ({ series, ...part }));
  });
  if (spec.stacked) return lines.reverse();
  return lines.sort((a, b) => Number(a.series.main ?? false) - Number(b.series.main ?? false));
}

/** A value as the axis has it; what a logarithm cannot show is a gap. */
export function onAxis(value: number | null, scale: ChartSpec['scale']): number | null {
  if (value === null || scale === 'linear') return value;
  return value > 0 ? Math.log(value) : null;
}

export const offAxis = (value: number, scale: ChartSpec['scale']): number =>
  scale === 'linear' ? value : Math.exp(value);

/** Row of the first time that was known in advance; 0 where all were. */
export function firstKnown({ times, hypotheticalBefore }: ChartSpec): number {
  if (hypotheticalBefore === undefined) return 0;
  const row = times.findIndex((time) => time.slice(0, 10) >= hypotheticalBefore);
  return row === -1 ? times.length : row;
}

function split(column: Column, known: number): { dashed: boolean; column: Column }[] {
  if (known === 0) return [{ dashed: false, column }];
  const before = column.map((value, row) => (row <= known ? value : null));
  if (known >= column.length) return [{ dashed: true, column: before }];
  return [
    { dashed: true, column: before },
    { dashed: false, column: column.map((value, row) => (row >= known ? value : null)) },
  ];
}

/** Running sums over the series, row by row; a missing value adds nothing. */
function stacked(series: readonly ChartSeries[]): Column[] {
  const sums: number[] = [];
  return series.map(({ values }) =>
    values.map((value, row) => {
      sums[row] = (sums[row] ?? 0) + (value ?? 0);
      return sums[row] as number;
    }),
  );
}
