import type { Parameters } from '../engine/parameters.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { trailingReturn } from './trailing.ts';

/** What a date knows of its narratives. */
export interface NarrativeContext {
  /** Narratives a token belongs to at this close. */
  readonly narrativesOf: (token: string) => readonly string[];
  /** Log return of each narrative's index over the feature's bars; a narrative too young is absent. */
  readonly returns: ReadonlyMap<string, number>;
  /** Share of constituents above their own 20-bar mean, 0-1; absent where it cannot be measured. */
  readonly breadth: ReadonlyMap<string, number>;
}

/** Index log returns from trailing levels (ascending, this close last); narratives with too few levels are left out. */
export function narrativeReturns(
  levels: ReadonlyMap<string, ArrayLike<number>>,
  params: Parameters,
): ReadonlyMap<string, number> {
  const returns = new Map<string, number>();
  for (const [narrative, history] of levels) {
    const value = trailingReturn(history, params.features.bars.narrativeR7);
    if (!Number.isNaN(value)) returns.set(narrative, value);
  }
  return returns;
}

/**
 * Features 20-22 of one token: mean return and mean breadth of its narratives (those that have the number), and its own
 * return minus the former. Written into `raw` from index `at`; reads the token's r7 from there, so it runs after the
 * return features.
 */
export function narrativeFeatures(token: string, context: NarrativeContext, raw: Float64Array, at: number): void {
  const narratives = context.narrativesOf(token);
  const narrativeReturn = meanOf(narratives, context.returns);
  raw[at + FEATURE_COLUMNS.narrativeR7] = narrativeReturn;
  raw[at + FEATURE_COLUMNS.narrativeBreadth] = meanOf(narratives, context.breadth);
  raw[at + FEATURE_COLUMNS.relativeR7] = (raw[at + FEATURE_COLUMNS.r7] as number) - narrativeReturn;
}

function meanOf(narratives: readonly string[], values: ReadonlyMap<string, number>): number {
  let sum = 0;
  let count = 0;
  for (const narrative of narratives) {
    const value = values.get(narrative);
    if (value === undefined || Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}
