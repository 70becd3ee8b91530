import type { Parameters } from '../engine/parameters.ts';
import type { ScoredNarrative } from './narrativeScores.ts';
import { roundedBeyond } from './roundedUp.ts';

/**
 * Counterfactuals in one unit: the log move of this close's index level, everything else (its history, the benchmark, the
 * other narratives) as it was, at which a test just turns. Negative = a fall would turn a test that holds; positive = a rise one that fails.
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

/**
 * Move, up or down as asked, at which the score reaches `target`; undefined where no such move does. Every x_k moves one
 * for one with the level and so does the last daily difference, hence with n differences of which the last lies u from
 * their mean, `S(m) = (S s + B m) / s(m)` and `(n - 1) s(m)^2 = (n - 1) s^2 + 2 u m + (1 - 1/n) m^2`: a quadratic in m.
 */
export function scoreMove(
  score: ScoredNarrative,
  target: number,
  direction: 'up' | 'down',
  params: Parameters,
): number | undefined {
  const { sd, lastDeviation } = score;
  if (score.score === undefined || sd === undefined || lastDeviation === undefined) return undefined;
  const { bars, scoreWeights, volBars } = params.rotation;
  const slope =
    scoreWeights.x7 / Math.sqrt(bars.x7) +
    scoreWeights.x14 / Math.sqrt(bars.x14) +
    scoreWeights.x30 / Math.sqrt(bars.x30);
  const numerator = score.score * sd;
  const free = volBars - 1;
  const a = free * slope ** 2 - target ** 2 * (free / volBars);
  const b = free * numerator * slope - target ** 2 * lastDeviation;
  const c = free * (numerator ** 2 - target ** 2 * sd ** 2);
  const moves = quadraticRoots(a, b, c).filter(
    (move) => Math.sign(numerator + slope * move) === Math.sign(target) && (direction === 'up' ? move >= 0 : move <= 0),
  );
  return moves.length === 0 ? undefined : moves.reduce((best, move) => (Math.abs(move) < Math.abs(best) ? move : best));
}

/** Real roots of `a m^2 + 2 b m + c`. */
function quadraticRoots(a: number, b: number, c: number): readonly number[] {
  const discriminant = b * b - a * c;
  if (discriminant < 0) return [];
  // The larger root first, the other from their product: no cancellation.
  const sum = -b - (b < 0 ? -1 : 1) * Math.sqrt(discriminant);
  return [sum / a, c / sum].filter(Number.isFinite);
}

/**
 * Rise of the index that would make a narrative pass the gate's level tests and reach the score `target` (undefined: its
 * rank suffices already). Undefined when a level test cannot be measured.
 */
export function riseToPass(score: ScoredNarrative, target: number | undefined, params: Parameters): number | undefined {
  const { r14, mean, x30 } = gateMoves(score);
  const toScore = target === undefined ? 0 : scoreMove(score, target, 'up', params);
  if (r14 === undefined || mean === undefined || x30 === undefined || toScore === undefined) return undefined;
  return Math.max(0, r14, mean, x30, toScore);
}

/** A log move as a person reads it, just far enough to be past it: `2.13% higher`. */
export function moveInWords(move: number, direction: 'lower' | 'higher'): string {
  return `${roundedBeyond(100 * Math.abs(Math.expm1(move)), 2)}% ${direction}`;
}
