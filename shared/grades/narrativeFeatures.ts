import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { trailingReturn } from './trailing.ts';

/** Narratives of each token of a universe: those of token i are `narratives[starts[i]..starts[i + 1])`, indices of `names`. */
export interface NarrativeLists {
  readonly names: readonly string[];
  readonly starts: Int32Array;
  readonly narratives: Int32Array;
}

/** The lists of a universe, in its order. */
export function narrativeLists(
  universe: readonly string[],
  narrativesOf: (token: string) => readonly string[],
): NarrativeLists {
  const indices = new Map<string, number>();
  const starts = new Int32Array(universe.length + 1);
  const narratives: number[] = [];
  universe.forEach((token, i) => {
    for (const narrative of narrativesOf(token)) {
      let index = indices.get(narrative);
      if (index === undefined) {
        index = indices.size;
        indices.set(narrative, index);
      }
      narratives.push(index);
    }
    starts[i + 1] = narratives.length;
  });
  return { names: [...indices.keys()], starts, narratives: Int32Array.from(narratives) };
}

/** What a date knows of its narratives, one number a name; NaN = young, or not measurable. */
export interface NarrativeValues {
  /** Log return of each narrative's index over the feature's bars. */
  readonly returns: Float64Array;
  /** Share of constituents above their own 20-bar mean, 0-1. */
  readonly breadth: Float64Array;
}

/** Index log returns from trailing levels (ascending, this close last), and breadth, of the narratives named. */
export function narrativeValues(
  names: readonly string[],
  levels: ReadonlyMap<string, ArrayLike<number>>,
  breadth: ReadonlyMap<string, number>,
  params: Parameters,
): NarrativeValues {
  const bars = params.features.bars.narrativeR7;
  const values = { returns: newColumn(names.length), breadth: newColumn(names.length) };
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const history = levels.get(name);
    values.returns[i] = history === undefined ? Number.NaN : trailingReturn(history, bars);
    values.breadth[i] = breadth.get(name) ?? Number.NaN;
  }
  return values;
}

/**
 * Features 20-22 of the token at `index` of a universe: mean return and mean breadth of its narratives (those that have the
 * number), and its own return minus the former. Written into `raw` from index `at`; reads the token's r7 from there, so it
 * runs after the return features.
 */
export function narrativeFeatures(
  index: number,
  lists: NarrativeLists,
  values: NarrativeValues,
  raw: Float64Array,
  at: number,
): void {
  const narrativeReturn = meanOf(index, lists, values.returns);
  raw[at + FEATURE_COLUMNS.narrativeR7] = narrativeReturn;
  raw[at + FEATURE_COLUMNS.narrativeBreadth] = meanOf(index, lists, values.breadth);
  raw[at + FEATURE_COLUMNS.relativeR7] = (raw[at + FEATURE_COLUMNS.r7] as number) - narrativeReturn;
}

function meanOf(index: number, { starts, narratives }: NarrativeLists, values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let i = starts[index] as number; i < (starts[index + 1] as number); i++) {
    const value = values[narratives[i] as number] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}
