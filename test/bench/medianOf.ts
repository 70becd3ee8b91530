import { median } from '../../shared/stats/median.ts';

/** The median of a benchmark's runs, of which there is at least one. */
export function medianOf(values: readonly number[]): number {
  const middle = median(values);
  if (middle === undefined) throw new Error('a benchmark without a run has no median');
  return middle;
}
