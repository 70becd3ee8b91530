import { isoDateOf } from '../../market/day.ts';
import type { FileProblem } from './fileProblem.ts';
import type { TokenSeries } from './tokenSeries.ts';

/**
 * Days missing inside a token's series: not an error (the methodology carries, freezes or delists), but worth knowing.
 * The line is that of the first row after the gap.
 */
export function seriesGaps(series: readonly TokenSeries[]): FileProblem[] {
  return series.flatMap(({ token, rows }) =>
    rows.flatMap((row, i) => {
      const before = rows[i - 1];
      if (before === undefined || row.day <= before.day + 1) return [];
      const days = row.day - before.day - 1;
      const detail = `gap: ${row.symbol} (${token}) lacks ${days} day${days === 1 ? '' : 's'} from ${isoDateOf(before.day + 1)}; add them if it traded`;
      return [{ line: row.line, detail }];
    }),
  );
}
