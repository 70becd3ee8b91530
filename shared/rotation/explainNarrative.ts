import type { Parameters } from '../engine/parameters.ts';
import { gateMoves, moveInWords, riseToPass, scoreMove } from './levelMove.ts';
import type { ScoredNarrative } from './narrativeScores.ts';
import type { NarrativeSelection } from './selectNarratives.ts';
import type { Explanation } from './types.ts';

/** Why a narrative entered, and the smallest fall of its own index that would have kept it out. */
export function explainEntry(
  score: ScoredNarrative,
  scores: readonly ScoredNarrative[],
  selection: NarrativeSelection,
  params: Parameters,
): Explanation {
  const { enterRank } = params.rotation;
  const unseated = scores.find(
    (one) => one.gate && one.rank !== undefined && one.rank <= enterRank && !selection.held.includes(one),
  );
  const rival = unseated ?? atRank(scores, enterRank + 1);
  const { r14, mean, x30 } = gateMoves(score);
  const overtaken = rival?.score === undefined ? undefined : scoreMove(score, rival.score, 'down', params);
  const falls = [r14, mean, x30, overtaken].filter((move) => move !== undefined);
  const smallest = falls.length === 0 ? null : Math.max(...falls);
  return {
    rule: 'rotation.narrative.enter',
    inputs: narrativeInputs(score, enterRank, rival?.score),
    runnerUp: runnerUp(scores, selection, score.narrative),
    reversal: smallest === null ? null : `its index closing ${moveInWords(smallest, 'lower')}`,
  };
}

/** Why a narrative left, and the smallest rise of its own index that would have kept it. */
export function explainExit(
  exit: NarrativeSelection['left'][number],
  scores: readonly ScoredNarrative[],
  selection: NarrativeSelection,
  params: Parameters,
): Explanation {
  const { keepRank } = params.rotation;
  const { score } = exit;
  const threshold = atRank(scores, keepRank)?.score;
  return {
    rule: exit.why === 'rank' ? 'rotation.narrative.keep_rank' : 'rotation.gate',
    inputs: score === undefined ? [] : narrativeInputs(score, keepRank, threshold),
    runnerUp: runnerUp(scores, selection, exit.narrative),
    reversal: score === undefined ? 'the registry still having the narrative' : exitReversal(score, threshold, params),
  };
}

/** A large move of the last day raises the spread that a score is divided by: some scores no rise reaches. */
const NO_OWN_RISE = 'no rise of its own index alone: the spread it would add holds its score below the rank needed';

function exitReversal(score: ScoredNarrative, threshold: number | undefined, params: Parameters): string {
  if (score.rank === undefined) return 'an index long enough, and moving against the benchmark, to be scored';
  const rise = riseToPass(score, score.rank > params.rotation.keepRank ? threshold : undefined, params);
  if (rise === undefined) return NO_OWN_RISE;
  const needs: string[] = [];
  const rises = score.aboveSma20 && (score.r14 ?? 0) > 0 && (score.x30 ?? 0) > 0;
  if (rise > 0 || !rises) needs.push(`its index closing ${moveInWords(rise, 'higher')}`);
  if (!score.tradable) needs.push('the narrative tradable again');
  if (score.qualifyingTokens === 0) needs.push('at least 1 qualifying token (there was 0)');
  return needs.join(' and ');
}

/** The best-ranked narrative that is not held after the decision, other than the one explained. */
function runnerUp(scores: readonly ScoredNarrative[], selection: NarrativeSelection, self: string): string | null {
  const best = scores.find((one) => one.rank !== undefined && one.narrative !== self && !selection.held.includes(one));
  return best?.narrative ?? null;
}

const atRank = (scores: readonly ScoredNarrative[], rank: number) => scores.find((one) => one.rank === rank);

function narrativeInputs(
  score: ScoredNarrative,
  rankLimit: number,
  scoreLimit: number | undefined,
): Explanation['inputs'] {
  return [
    { name: 'rank', value: score.rank ?? null, threshold: rankLimit },
    { name: 'score', value: score.score ?? null, threshold: scoreLimit ?? null },
    { name: 'r14', value: score.r14 ?? null, threshold: 0 },
    { name: 'gap_to_sma20', value: score.gapToMean ?? null, threshold: 0 },
    { name: 'x30', value: score.x30 ?? null, threshold: 0 },
    { name: 'tradable', value: Number(score.tradable), threshold: 1 },
    { name: 'qualifying_tokens', value: score.qualifyingTokens, threshold: 1 },
  ];
}
