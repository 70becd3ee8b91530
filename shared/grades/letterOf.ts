import type { Parameters } from '../engine/parameters.ts';
import { LETTERS } from './types.ts';

/** Stands for a letter not held yet. */
export const NO_LETTER = LETTERS.length;

/** Between which points a letter held is kept, by its place in `LETTERS`; nothing keeps `NO_LETTER`. */
export interface Bands {
  readonly earned: readonly number[];
  readonly from: readonly number[];
  readonly below: readonly number[];
}

const known = new WeakMap<Parameters, Bands>();

/** The bands of the methodology, laid out once. */
export function bandsOf(params: Parameters): Bands {
  let bands = known.get(params);
  if (bands === undefined) {
    const { bands: earned, bandHysteresis } = params.grade;
    const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
    bands = {
      earned,
      from: [...earned.map((band) => band - bandHysteresis), NEGATIVE_INFINITY, POSITIVE_INFINITY],
      below: [POSITIVE_INFINITY, ...earned, POSITIVE_INFINITY],
    };
    known.set(params, bands);
  }
  return bands;
}

/**
 * Letter of a grade in points, as its place in `LETTERS`: the best band it reaches (reaching it exactly counts). A held letter
 * is kept until the grade falls more than `bandHysteresis` points below its band, so noise around a band does not flip it daily.
 */
export function letterOf(grade: number, held: number, { earned, from, below }: Bands): number {
  // Most keep their letter: the search below ends where nobody can guess.
  if (grade >= (from[held] as number) && grade < (below[held] as number)) return held;
  let place = 0;
  while (place < earned.length && !(grade >= (earned[place] as number))) place++;
  return place;
}
