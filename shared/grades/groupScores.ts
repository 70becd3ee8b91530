import { newColumn } from '../stats/newColumn.ts';
import { scoreAt, scoreTable } from '../stats/normalScores.ts';

/**
 * Normal scores of tokens that come in groups, `sizes[i]` of them with the value `values[i]`, one number a group: what
 * `scoreColumn` gives each of their tokens. A few groups are counted against each other faster than their tokens are sorted.
 */
export function groupScores(values: Float64Array, sizes: Int32Array): Float64Array {
  const scores = newColumn(values.length);
  let present = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) present += sizes[i] as number;
  const table = scoreTable(present);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    // Tokens below and tokens not above, added up: where the table has the score.
    let place = 0;
    for (let j = 0; j < values.length; j++) {
      const other = values[j] as number;
      place += (sizes[j] as number) * (Number(other < value) + Number(other <= value));
    }
    scores[i] = scoreAt(table, place);
  }
  return scores;
}
