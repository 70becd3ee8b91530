import type { Parameters } from '../engine/parameters.ts';
import type { ScoredNarrative } from './narrativeScores.ts';

/**
 * Counterfactuals in one unit: the log move of this close's index level, everything else (history, benchmark, sd) as it
 * was, at which a test just turns. Negative = a fall would turn a test that holds; positive = a rise one that fails.
 * Undefined where the index is too young to be tested.
 */
export interface LevelMoves {
  readonly r14: number | undefined;
  readonly mean: number | undefined;
  readonly x30: number | undefined;
}

/** Moves at which each level test of the gate turns. */
export function gateMoves(score: ScoredNarrative): LevelMoves {
  return {
    r14: score.r14 === undefined ? undefined : -Math.log1p(score.r14),
    mean: score.gapToMean === undefined ? undefined : Math.log1p(-score.gapToMean),
    x30: score.x30 === undefined ? undefined : -score.x30,
  };
}

/** Move that brings the score to `target`: every x_k moves one for one with the level, so S is linear in it. */
export function scoreMove(score: ScoredNarrative, target: number | undefined, params: Parameters): number | undefined {
  if (target === undefined || score.score === undefined || score.sd === undefined) return undefined;
  const { bars, scoreWeights } = params.rotation;
  const slope =
    (scoreWeights.x7 / Math.sqrt(bars.x7) +
      scoreWeights.x14 / Math.sqrt(bars.x14) +
      scoreWeights.x30 / Math.sqrt(bars.x30)) /
    score.sd;
  return (target - score.score) / slope;
}

/**
 * Rise of the index that would make a narrative pass the gate's level tests and reach the score `target` (undefined: its
 * rank suffices already). Undefined when a level test cannot be measured.
 */
export function riseToPass(score: ScoredNarrative, target: number | undefined, params: Parameters): number | undefined {
  const { r14, mean, x30 } = gateMoves(score);
  const toScore = target === undefined ? 0 : scoreMove(score, target, params);
  if (r14 === undefined || mean === undefined || x30 === undefined || toScore === undefined) return undefined;
  return Math.max(0, r14, mean, x30, toScore);
}

/** A log move as a person reads it: `2.13% higher`. */
export function moveInWords(move: number): string {
  const share = Math.abs(Math.expm1(move));
  return `${(100 * share).toFixed(2)}% ${move < 0 ? 'lower' : 'higher'}`;
}
