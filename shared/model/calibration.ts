import type { Parameters } from '../engine/parameters.ts';
import { platt } from './platt.ts';
import type { JudgedWeek, ModelKind } from './types.ts';

/** Calibration slope of one model from its judged weeks, ascending; 0 until enough of them have matured. */
export function calibrationSlope(weeks: readonly JudgedWeek[], kind: ModelKind, params: Parameters): number {
  const { calibration } = params.model;
  const last = weeks.filter((week) => week[kind] !== null).slice(-calibration.weeks);
  if (last.length < calibration.minWeeks) return 0;
  return platt(
    last.flatMap((week) => week[kind]?.scores ?? []),
    last.flatMap(({ labels }) => labels),
  );
}
