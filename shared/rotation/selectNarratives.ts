import type { Parameters } from '../engine/parameters.ts';
import type { ScoredNarrative } from './narrativeScores.ts';

/** Which narratives a tranche holds after its decision, and how that came about. Scores, in rank order. */
export interface NarrativeSelection {
  readonly held: readonly ScoredNarrative[];
  readonly entered: readonly ScoredNarrative[];
  readonly left: readonly {
    readonly narrative: string;
    readonly why: 'rank' | 'gate';
    readonly score: ScoredNarrative | undefined;
  }[];
}

/**
 * Keeps the incumbents that pass the gate and rank at least `keepRank`; fills the free slots in rank order from gated
 * narratives ranked at least `enterRank`. An incumbent that fails both tests left by the gate; one that the registry no
 * longer has, too. `scores` must be in rank order.
 */
export function selectNarratives(
  incumbents: readonly string[],
  scores: readonly ScoredNarrative[],
  params: Parameters,
): NarrativeSelection {
  const { keepRank, enterRank, slots } = params.rotation;
  const kept: ScoredNarrative[] = [];
  const entitled: ScoredNarrative[] = [];
  for (const score of scores) {
    if (!score.gate || score.rank === undefined) continue;
    if (incumbents.includes(score.narrative)) {
      if (score.rank <= keepRank) kept.push(score);
    } else if (score.rank <= enterRank) entitled.push(score);
  }
  const entered = entitled.slice(0, Math.max(0, slots - kept.length));
  const held = scores.filter((score) => kept.includes(score) || entered.includes(score));
  const left = incumbents
    .filter((narrative) => !kept.some((score) => score.narrative === narrative))
    .map((narrative) => {
      const score = scores.find((one) => one.narrative === narrative);
      return { narrative, why: score?.gate === true ? ('rank' as const) : ('gate' as const), score };
    });
  return { held, entered, left };
}
