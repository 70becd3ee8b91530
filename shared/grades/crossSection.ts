import { newColumn } from '../stats/newColumn.ts';
import { normalScores, scoreTable } from '../stats/normalScores.ts';
import { RankMemory } from './rankMemory.ts';

/** A matter of speed only: moves per value after which a column has too little in common with its order of yesterday. */
const PATIENCE = 40;

/**
 * Normal score of each cell within its column (Hazen rank, then the normal quantile; ties share the average rank),
 * for the first `columns` columns of a row-major matrix `width` wide. Missing (NaN) gets 0. Written into `z`. All of the
 * grades' ranking happens here. A `memory` opened for these rows makes the next date faster and changes no score.
 */
export function scoreColumns(
  raw: Float64Array,
  z: Float64Array,
  width: number,
  columns: number,
  memory: RankMemory = freshMemory(raw.length / width),
): void {
  const values = newColumn(raw.length / width);
  for (let column = 0; column < columns; column++) {
    const rows = memory.order(column);
    const present = gather(raw, width, column, rows, values);
    if (sortFrom(values, rows, present)) writeSorted(values, rows, present, z, width, column);
    else writeUnsorted(values, rows, present, z, width, column);
  }
}

/** Normal scores of one cross-section; missing (NaN) gets 0. */
export function scoreValues(values: Float64Array): Float64Array {
  const scores = normalScores(values);
  for (let i = 0; i < scores.length; i++) if (Number.isNaN(scores[i])) scores[i] = 0;
  return scores;
}

function freshMemory(rows: number): RankMemory {
  const memory = new RankMemory();
  memory.open(Array.from({ length: rows }, (_, row) => row));
  return memory;
}

/** Values of a column in the order of `rows`; missing ones move to the end. Gives how many are present. */
function gather(raw: Float64Array, width: number, column: number, rows: Int32Array, values: Float64Array): number {
  let present = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const value = raw[row * width + column] as number;
    if (Number.isNaN(value)) continue;
    rows[i] = rows[present] as number;
    rows[present] = row;
    values[present++] = value;
  }
  return present;
}

/** Sorts values and rows alike by insertion; false, and not sorted, when that takes too many moves. */
function sortFrom(values: Float64Array, rows: Int32Array, count: number): boolean {
  let patience = PATIENCE * count;
  for (let i = 1; i < count; i++) {
    const value = values[i] as number;
    // Most stay where they are.
    if ((values[i - 1] as number) <= value) continue;
    const row = rows[i] as number;
    let at = i;
    do {
      values[at] = values[at - 1] as number;
      rows[at] = rows[at - 1] as number;
      at--;
    } while (at > 0 && (values[at - 1] as number) > value);
    values[at] = value;
    rows[at] = row;
    patience -= i - at;
    if (patience < 0) return false;
  }
  return true;
}

function writeSorted(
  sorted: Float64Array,
  rows: Int32Array,
  count: number,
  z: Float64Array,
  width: number,
  column: number,
): void {
  const scores = scoreTable(count);
  for (let below = 0; below < count; ) {
    const value = sorted[below];
    let upTo = below + 1;
    while (upTo < count && sorted[upTo] === value) upTo++;
    for (let i = below; i < upTo; i++) z[(rows[i] as number) * width + column] = scores[below + upTo] as number;
    below = upTo;
  }
  for (let i = count; i < rows.length; i++) z[(rows[i] as number) * width + column] = 0;
}

function writeUnsorted(
  values: Float64Array,
  rows: Int32Array,
  count: number,
  z: Float64Array,
  width: number,
  column: number,
): void {
  const scores = normalScores(values.subarray(0, count));
  for (let i = 0; i < rows.length; i++) z[(rows[i] as number) * width + column] = i < count ? (scores[i] as number) : 0;
}
