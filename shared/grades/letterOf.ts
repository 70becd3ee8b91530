import type { Parameters } from '../engine/parameters.ts';
import type { Letter } from './types.ts';

const LETTERS: readonly Letter[] = ['A', 'B', 'C', 'D', 'E'];

/**
 * Letter of a grade in points: the best band it reaches (reaching it exactly counts). A held letter is kept until the
 * grade falls more than `bandHysteresis` points below its band, so noise around a band does not flip it daily.
 */
export function letterOf(grade: number, held: Letter | undefined, params: Parameters): Letter {
  const { bands, bandHysteresis } = params.grade;
  const reached = bands.findIndex((band) => grade >= band);
  const earned = reached === -1 ? bands.length : reached;
  const heldIndex = held === undefined ? earned : LETTERS.indexOf(held);
  const keeps = heldIndex < earned && grade >= (bands[heldIndex] as number) - bandHysteresis;
  return LETTERS[keeps ? heldIndex : earned] as Letter;
}
