import { newColumn } from '../stats/newColumn.ts';
import type { IndexState } from './types.ts';

const known = new WeakMap<IndexState['levels'], Float64Array>();

/**
 * The levels of an index as numbers, ascending in time; do not write to it. Kept with the list, which several rooms read
 * at a close. A loop: `from` with a mapping is ten times slower.
 */
export function levelSeries({ levels }: Pick<IndexState, 'levels'>): Float64Array {
  let series = known.get(levels);
  if (series === undefined) {
    series = new Float64Array(levels.length);
    for (let i = 0; i < series.length; i++) series[i] = (levels[i] as IndexState['levels'][number]).level;
    known.set(levels, series);
  }
  return series;
}

/**
 * The levels with one more at their end, the newest `kept` of them; its numbers are copied from those known, so that a fold
 * reads no history level by level.
 */
export function appendLevel(
  levels: IndexState['levels'],
  next: IndexState['levels'][number],
  kept: number,
): IndexState['levels'] {
  const from = Math.max(0, levels.length + 1 - kept);
  const before = levelSeries({ levels });
  const appended = new Array<IndexState['levels'][number]>(levels.length - from + 1);
  const series = newColumn(appended.length);
  for (let i = from; i < levels.length; i++) {
    appended[i - from] = levels[i] as IndexState['levels'][number];
    series[i - from] = before[i] as number;
  }
  appended[levels.length - from] = next;
  series[levels.length - from] = next.level;
  known.set(appended, series);
  return appended;
}
