import type { Parameters } from '../engine/parameters.ts';
import { newColumn } from '../stats/newColumn.ts';
import { gapToMean } from './gapToMean.ts';
import type { NarrativeScore } from './types.ts';

/**
 * What a narrative is scored on. All series ascend over the same closes, this close last; NaN = missing. The benchmark's may
 * begin later: its newest closes are read, as many as the longest window needs.
 */
export interface ScoreInput {
  readonly narrative: string;
  readonly levels: ArrayLike<number>;
  /** Log return of each level over the one before; the first is not read. */
  readonly returns: ArrayLike<number>;
  readonly benchmark: ArrayLike<number>;
  readonly tradable: boolean;
  readonly qualifyingTokens: number;
}

/** A score with what is needed to say how far it was from another outcome. */
export interface ScoredNarrative extends NarrativeScore {
  /** sd (ddof 1) of the last daily differences of log returns, index minus benchmark. */
  readonly sd: number | undefined;
  /** This close's difference minus the mean of those in `sd`. */
  readonly lastDeviation: number | undefined;
  /** Share by which the index would have to fall to meet its own mean; negative = below it. */
  readonly gapToMean: number | undefined;
}

/**
 * Conviction scores of a close: `S = sum_k weight_k x_k / (s sqrt k)` with x_k the index log return over k closes minus the
 * benchmark's. Ranks are 1 = best over all narratives with a score, before gating, ties by id. The result is in rank
 * order, narratives without a score last by id.
 */
export function narrativeScores(inputs: readonly ScoreInput[], params: Parameters): readonly ScoredNarrative[] {
  const scored: Unranked[] = [];
  const differences = newColumn(params.rotation.volBars);
  // Most indices are measured against the same series: its logarithms are taken once.
  let benchmark: ArrayLike<number> | undefined;
  let yardstick: Yardstick | undefined;
  for (const input of inputs) {
    if (yardstick === undefined || benchmark !== input.benchmark) {
      benchmark = input.benchmark;
      yardstick = yardstickOf(benchmark, params);
    }
    const one = scoreOne(input, yardstick, differences, params);
    let at = scored.length;
    while (at > 0 && isBefore(one, scored[at - 1] as Unranked)) {
      scored[at] = scored[at - 1] as Unranked;
      at--;
    }
    scored[at] = one;
  }
  for (let i = 0; i < scored.length; i++) {
    const one = scored[i] as Unranked;
    if (one.score !== undefined) one.rank = i + 1;
  }
  return scored;
}

function isBefore(a: ScoredNarrative, b: ScoredNarrative): boolean {
  if (a.score === b.score) return a.narrative < b.narrative;
  return (a.score ?? Number.NEGATIVE_INFINITY) > (b.score ?? Number.NEGATIVE_INFINITY);
}

/** What an index is measured against: the benchmark's log returns, of each of the last days and over each window. */
interface Yardstick {
  readonly daily: Float64Array;
  readonly x7: number;
  readonly x14: number;
  readonly x30: number;
}

function yardstickOf(benchmark: ArrayLike<number>, params: Parameters): Yardstick {
  const { bars, volBars } = params.rotation;
  const daily = newColumn(volBars);
  writeReturns(benchmark, daily);
  return {
    daily,
    x7: logReturn(benchmark, bars.x7),
    x14: logReturn(benchmark, bars.x14),
    x30: logReturn(benchmark, bars.x30),
  };
}

interface Unranked extends ScoredNarrative {
  rank: number | undefined;
}

/** `differences` is written over. */
function scoreOne(input: ScoreInput, yardstick: Yardstick, differences: Float64Array, params: Parameters): Unranked {
  const { bars, scoreWeights, volFloor } = params.rotation;
  const { levels } = input;
  const last = levels.length - 1;
  const x7 = finite(logReturn(levels, bars.x7) - yardstick.x7);
  const x14 = finite(logReturn(levels, bars.x14) - yardstick.x14);
  const x30 = finite(logReturn(levels, bars.x30) - yardstick.x30);
  const { sd, lastDeviation } = dispersion(input.returns, yardstick.daily, differences);
  const moves = sd !== undefined && sd > volFloor;
  const known = moves && x7 !== undefined && x14 !== undefined && x30 !== undefined;
  const score = known
    ? (scoreWeights.x7 * x7) / (sd * Math.sqrt(bars.x7)) +
      (scoreWeights.x14 * x14) / (sd * Math.sqrt(bars.x14)) +
      (scoreWeights.x30 * x30) / (sd * Math.sqrt(bars.x30))
    : undefined;
  const r14 = last < bars.r14 ? undefined : (levels[last] as number) / (levels[last - bars.r14] as number) - 1;
  // Every bar of an index has a level (carried prices included), so the mean asks for the whole window.
  const gap = gapToMean(levels, bars.levelMean, 1);
  const aboveSma20 = gap !== undefined && gap > 0;
  const { narrative, tradable, qualifyingTokens } = input;
  const rises = r14 !== undefined && r14 > 0 && aboveSma20 && x30 !== undefined && x30 > 0;
  const gate = rises && tradable && qualifyingTokens > 0;
  return {
    narrative,
    score,
    rank: undefined,
    x7,
    x14,
    x30,
    r14,
    aboveSma20,
    tradable,
    qualifyingTokens,
    gate,
    sd,
    lastDeviation,
    gapToMean: gap,
  };
}

/** The mean is taken once for both: a third of the time of all scores. */
function dispersion(returns: ArrayLike<number>, benchmarkReturns: Float64Array, differences: Float64Array) {
  const count = differences.length;
  const from = returns.length - count;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const at = from + i;
    const difference = at < 1 ? Number.NaN : (returns[at] as number) - (benchmarkReturns[i] as number);
    differences[i] = difference;
    sum += difference;
  }
  const centre = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const deviation = (differences[i] as number) - centre;
    squares += deviation * deviation;
  }
  const lastDeviation = (differences[count - 1] as number) - centre;
  return { sd: finite(Math.sqrt(squares / (count - 1))), lastDeviation: finite(lastDeviation) };
}

/** Fills `returns` with the last daily log returns, ascending; NaN where the series is too short. */
function writeReturns(values: ArrayLike<number>, returns: Float64Array): void {
  const from = values.length - returns.length;
  for (let i = 0; i < returns.length; i++) {
    const at = from + i;
    returns[i] = at < 1 ? Number.NaN : Math.log((values[at] as number) / (values[at - 1] as number));
  }
}

/** Log return over the last `bars` closes; NaN where the series is too short. */
function logReturn(values: ArrayLike<number>, bars: number): number {
  const end = values.length - 1;
  return Math.log((values[end] ?? Number.NaN) / (values[end - bars] ?? Number.NaN));
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
