import { normalScores, scoreAt, scoreTable } from '../stats/normalScores.ts';
import { ROW, sortColumn, sorted } from './sortColumn.ts';

/**
 * Normal scores of the `rows` values from index `from` on (Hazen rank, then the normal quantile; ties share the average
 * rank), written into `scores`, zeros before, at `at`, `at + step`, ...; missing (NaN) keeps 0. Features with a value of its own
 * for every token are ranked here.
 */
export function scoreColumn(
  values: Float64Array,
  from: number,
  rows: number,
  scores: Float64Array,
  at: number,
  step: number,
): void {
  const ties = sortColumn(values, from, rows);
  if (ties === 0) writeDistinct(scores, at, step);
  else if (ties > 0) writeTied(values, from, scores, at, step);
  else {
    const own = scoreValues(values.slice(from, from + rows));
    for (let row = 0; row < rows; row++) scores[at + row * step] = own[row] as number;
  }
}

/** Normal scores of one cross-section; missing (NaN) gets 0. */
export function scoreValues(values: Float64Array): Float64Array {
  const scores = normalScores(values);
  for (let i = 0; i < scores.length; i++) if (Number.isNaN(scores[i])) scores[i] = 0;
  return scores;
}

function writeDistinct(scores: Float64Array, at: number, step: number): void {
  const { order, present } = sorted;
  const table = scoreTable(present);
  for (let i = 0; i < present; i++) scores[at + ((order[i] as number) & ROW) * step] = table[2 * i + 1] as number;
}

function writeTied(values: Float64Array, from: number, scores: Float64Array, at: number, step: number): void {
  const { order, present } = sorted;
  const table = scoreTable(present);
  for (let below = 0; below < present; ) {
    const value = values[from + ((order[below] as number) & ROW)];
    let upTo = below + 1;
    while (upTo < present && values[from + ((order[upTo] as number) & ROW)] === value) upTo++;
    const score = scoreAt(table, below + upTo);
    for (; below < upTo; below++) scores[at + ((order[below] as number) & ROW) * step] = score;
  }
}
