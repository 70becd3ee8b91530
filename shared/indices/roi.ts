import type { EpochDay } from '../market/day.ts';
import type { IndexState } from './types.ts';

/**
 * Simple return (fraction) of the last level over `days`, from the latest close at or before that many days earlier;
 * undefined where the kept levels do not reach back so far.
 */
export function roi(levels: IndexState['levels'], days: number): number | undefined {
  const last = levels.at(-1);
  const base = last === undefined ? undefined : baseLevel(levels, last.day - days);
  return last === undefined || base === undefined ? undefined : last.level / base.level - 1;
}

/** The latest level at or before `day`; undefined when all are later. */
export function baseLevel(levels: IndexState['levels'], day: EpochDay): IndexState['levels'][number] | undefined {
  return levels.findLast((row) => row.day <= day);
}
