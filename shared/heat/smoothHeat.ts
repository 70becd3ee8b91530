import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import type { HeatState } from './types.ts';

const HOURS_PER_DAY = 24;

/**
 * One step of the exponential mean with half-life `params.heat.halfLifeHours` (methodology section 7): the first heat and
 * the first after more than `maxGapBars` days start afresh at `raw`. Points 0-100.
 */
export function smoothHeat(
  last: HeatState['heats'][number] | undefined,
  raw: number,
  day: EpochDay,
  params: Parameters,
): number {
  if (last === undefined || day - last.day > params.heat.maxGapBars) return raw;
  const hours = HOURS_PER_DAY * (day - last.day);
  return last.heat + (1 - 2 ** (-hours / params.heat.halfLifeHours)) * (raw - last.heat);
}

/** Points since the latest heat at or before `changeDays` ago; undefined where none is kept that old. */
export function heatChange(
  heats: HeatState['heats'],
  heat: number,
  day: EpochDay,
  params: Parameters,
): number | undefined {
  const before = heats.findLast((row) => row.day <= day - params.heat.changeDays);
  return before === undefined ? undefined : heat - before.heat;
}
