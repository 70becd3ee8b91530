import type { Parameters } from '../engine/parameters.ts';
import type { HeatStage } from './types.ts';

/** What the stage rules read; undefined = not known, and a rule that needs it does not apply. */
export interface StageInput {
  /** 0-100. */
  readonly heat: number;
  readonly change: number | undefined;
  /** Share of constituents above their mean, 0-1. */
  readonly breadth: number | undefined;
  /** Percentile of the volume share among its own past, 0-100. */
  readonly volumeSharePercentile: number | undefined;
  readonly acceleration: number | undefined;
  /** Percentile of the index's 30-day return among its own past, 0-100: under 50 is below its median. */
  readonly r30Percentile: number | undefined;
}

const MEDIAN = 50;

/**
 * The stage a narrative is in: the first rule that applies, in the order of methodology section 7. Crowded comes first,
 * since a theme everybody is in is the one thing that a high heat must not hide.
 */
export function stageOf(input: StageInput, params: Parameters): HeatStage {
  const rules = params.heat.stage;
  const atLeast = (value: number | undefined, limit: number): boolean => value !== undefined && value >= limit;
  const isCrowded =
    atLeast(input.breadth, rules.crowdedBreadth) &&
    input.volumeSharePercentile !== undefined &&
    input.volumeSharePercentile > 100 * rules.crowdedVolumeShare;
  if (isCrowded) return 'crowded';
  if (input.change !== undefined && input.change <= rules.coolingChange) return 'cooling';
  if (input.heat >= rules.hot) return 'hot';
  const isEarly = input.r30Percentile !== undefined && input.r30Percentile < MEDIAN;
  if (input.heat >= rules.emerging && (input.acceleration ?? 0) > 0 && isEarly) return 'emerging';
  return input.heat < rules.dormant ? 'dormant' : 'neutral';
}
