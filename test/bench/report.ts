import { cpus, totalmem } from 'node:os';
import { type Figure, holds } from './benchmark.ts';

/** The machine the numbers belong to, one line. */
export function machine(): string {
  const cores = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  return `${cores[0]?.model.trim() ?? 'unknown CPU'}, ${cores.length} cores, ${memory} GiB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}

/** The figures of a benchmark as aligned lines: value, what was asked, verdict, number of runs. */
export function table(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => {
    const verdict = holds(figure);
    return [
      figure.what,
      `${quantity(figure.value, figure.unit)}`,
      asked(figure),
      verdict === undefined ? '' : verdict ? 'holds' : 'MISSED',
      runsOf(figure),
    ];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  '),
  );
}

function runsOf({ unit, runs }: Figure): string {
  if (unit === '%' || unit === 'a scan') return `${runs} draws`;
  return runs === 1 ? '1 run' : `median of ${runs}`;
}

function asked({ limit, unit }: Figure): string {
  if (limit === undefined) return '';
  return 'below' in limit ? `below ${quantity(limit.below, unit)}` : `at least ${quantity(limit.atLeast, unit)}`;
}

function quantity(value: number, unit: Figure['unit']): string {
  const digits = digitsOf(value, unit);
  const number = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === 'ratio' ? number : `${number} ${unit}`;
}

function digitsOf(value: number, unit: Figure['unit']): number {
  if (unit === 'a scan' || unit === 'shift') return 3;
  if (unit === 'ratio') return 2;
  return unit === 's' || unit === '%' || (unit === 'ms' && value < 100) ? 1 : 0;
}
