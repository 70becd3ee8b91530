import type { Parameters } from '../engine/parameters.ts';

/** Stands for a letter not held yet. */
export const NO_LETTER = 255;

/**
 * Letter of a grade in points, as its place in `LETTERS`: the best band it reaches (reaching it exactly counts). A held letter
 * is kept until the grade falls more than `bandHysteresis` points below its band, so noise around a band does not flip it daily.
 */
export function letterOf(grade: number, held: number, params: Parameters): number {
  const { bands, bandHysteresis } = params.grade;
  const isHeld = held < bands.length && grade >= (bands[held] as number) - bandHysteresis;
  // Most keep their letter: the search below ends where nobody can guess.
  if (isHeld && (held === 0 || grade < (bands[held - 1] as number))) return held;
  let earned = 0;
  while (earned < bands.length && !(grade >= (bands[earned] as number))) earned++;
  return earned;
}
