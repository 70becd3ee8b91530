import { normalScores } from '../stats/normalScores.ts';

/**
 * Normal score of each cell within its column (Hazen rank, then the normal quantile; ties share the average rank),
 * for the first `columns` columns of a row-major matrix `width` wide. Missing (NaN) gets 0. Written into `z`. All of the
 * grades' ranking happens here.
 */
export function scoreColumns(raw: Float64Array, z: Float64Array, width: number, columns: number): void {
  const rows = raw.length / width;
  const values = new Float64Array(rows);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) values[row] = raw[row * width + column] as number;
    const scores = scoreValues(values);
    for (let row = 0; row < rows; row++) z[row * width + column] = scores[row] as number;
  }
}

/** Normal scores of one cross-section; missing (NaN) gets 0. */
export function scoreValues(values: Float64Array): Float64Array {
  const scores = normalScores(values);
  for (let i = 0; i < scores.length; i++) if (Number.isNaN(scores[i])) scores[i] = 0;
  return scores;
}
