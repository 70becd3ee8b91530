import type { Parameters } from '../engine/parameters.ts';
import { moveInWords, riseToPass } from './levelMove.ts';
import type { ScoredNarrative } from './narrativeScores.ts';
import type { NarrativeSelection } from './selectNarratives.ts';
import type { Explanation } from './types.ts';

/**
 * Why slots stayed empty and went to the benchmark: the narrative that was nearest to filling one, by the rise of its own
 * index that would have been enough (rank and gate together; an incumbent may rank lower).
 */
export function explainFallback(
  scores: readonly ScoredNarrative[],
  selection: NarrativeSelection,
  fallback: number,
  params: Parameters,
): Explanation {
  const { slots, enterRank, keepRank } = params.rotation;
  let nearest: { readonly narrative: string; readonly rise: number } | undefined;
  for (const score of scores) {
    if (selection.held.includes(score) || score.rank === undefined) continue;
    if (!score.tradable || score.qualifyingTokens === 0) continue;
    const limit = selection.left.some((exit) => exit.narrative === score.narrative) ? keepRank : enterRank;
    const target = score.rank > limit ? scores.find((one) => one.rank === limit)?.score : undefined;
    const rise = riseToPass(score, target, params);
    if (rise !== undefined && (nearest === undefined || rise < nearest.rise))
      nearest = { narrative: score.narrative, rise };
  }
  const empty = slots - selection.held.length;
  const left = empty > 1 ? `, for one of the ${empty} empty slots` : '';
  return {
    rule: 'rotation.fallback',
    inputs: [
      { name: 'filled_slots', value: selection.held.length, threshold: slots },
      { name: 'fallback_weight', value: fallback, threshold: null },
    ],
    runnerUp: nearest?.narrative ?? null,
    reversal:
      nearest === undefined
        ? null
        : `the index of ${nearest.narrative} closing ${moveInWords(nearest.rise, 'higher')}${left}`,
  };
}
