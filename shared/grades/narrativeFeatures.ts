import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';
import { trailingReturn } from './trailing.ts';

/** Tokens of a universe grouped by the narratives they belong to: at a close all of a group have the same numbers. */
export interface NarrativeGroups {
  readonly names: readonly string[];
  /** Narratives of each group, indices of `names`. */
  readonly narratives: readonly (readonly number[])[];
  /** Tokens in each group. */
  readonly sizes: Int32Array;
  /** Group of each token, in the universe's order. */
  readonly groupOf: Int32Array;
}

/** The groups of a universe. */
export function narrativeGroups(
  universe: readonly string[],
  narrativesOf: (token: string) => readonly string[],
): NarrativeGroups {
  const names: string[] = [];
  const groups = new Map<string, number>();
  const narratives: (readonly number[])[] = [];
  const sizes: number[] = [];
  const groupOf = Int32Array.from(universe, (token) => {
    const own = narrativesOf(token);
    const key = own.join();
    let group = groups.get(key);
    if (group === undefined) {
      group = groups.size;
      groups.set(key, group);
      narratives.push(own.map((name) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1)));
      sizes.push(0);
    }
    sizes[group] = (sizes[group] as number) + 1;
    return group;
  });
  return { names, narratives, sizes: Int32Array.from(sizes), groupOf };
}

/** A number, or numbers, by narrative: a map of them, or what only looks them up. */
export type Lookup<T> = Pick<ReadonlyMap<string, T>, 'get'>;

/** What a close knows of its groups, one number each; NaN = none of the group's narratives has it: young, or not measurable. */
export interface NarrativeFeatures {
  /** Feature 20: mean log return of the narratives' indices over the feature's bars. */
  readonly returns: Float64Array;
  /** Feature 21: mean share of constituents above their own 20-bar mean, 0-1. */
  readonly breadth: Float64Array;
}

/** Features 20 and 21 of the groups, from trailing index levels (ascending, this close last) and breadth by narrative. */
export function narrativeFeatures(
  { names, narratives }: NarrativeGroups,
  levels: Lookup<ArrayLike<number>>,
  breadth: Lookup<number>,
  params: Parameters,
): NarrativeFeatures {
  const bars = params.features.bars.narrativeR7;
  const returns = newColumn(names.length);
  const shares = newColumn(names.length);
  for (let i = 0; i < names.length; i++) {
    const history = levels.get(names[i] as string);
    returns[i] = history === undefined ? Number.NaN : trailingReturn(history, bars);
    shares[i] = breadth.get(names[i] as string) ?? Number.NaN;
  }
  return { returns: means(narratives, returns), breadth: means(narratives, shares) };
}

/** Of each group, the mean of its narratives' values; those without one do not count. */
function means(groups: NarrativeGroups['narratives'], values: Float64Array): Float64Array {
  const result = newColumn(groups.length);
  for (let i = 0; i < groups.length; i++) {
    let sum = 0;
    let count = 0;
    for (const narrative of groups[i] as readonly number[]) {
      const value = values[narrative] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    result[i] = count === 0 ? Number.NaN : sum / count;
  }
  return result;
}
