import type { Parameters } from '../engine/parameters.ts';
import type { TrancheContext } from './decideTranche.ts';
import { explainCap } from './explainCap.ts';
import { explained } from './explained.ts';
import { explainFallback } from './explainFallback.ts';
import { explainEntry, explainExit } from './explainNarrative.ts';
import { explainRegime } from './explainRegime.ts';
import { explainBearish, explainTokenEntry, explainTokenExit } from './explainToken.ts';
import { gradeOf, type TokenChoice } from './qualifyingTokens.ts';
import { type TrancheColumns, tokensFor } from './rotationColumns.ts';
import type { NarrativeSelection } from './selectNarratives.ts';
import type { Clip, Sleeve, TrancheWeights } from './trancheWeights.ts';
import type { Decision } from './types.ts';

/** How a decision came about: narratives, the tokens chosen for each that is held, their weights. */
interface Steps {
  /** Which tranche, 0-6. */
  readonly index: number;
  readonly selection: NarrativeSelection;
  readonly sleeves: readonly HeldSleeve[];
  readonly vector: TrancheWeights;
}

/** A held narrative with how its tokens were chosen. */
export interface HeldSleeve extends Sleeve {
  readonly choice: TokenChoice;
}

/**
 * What changed between a tranche's previous decision and this one, each with its explanation: exposure, narratives out and
 * in, tokens in and out of narratives that stay, caps that begin to bind, slots that fell empty. New weights of an
 * unchanged roster are no move.
 */
export function trancheMoves(
  previous: TrancheColumns | null,
  tranche: TrancheColumns,
  steps: Steps,
  context: TrancheContext,
  params: Parameters,
): readonly Decision[] {
  const { selection, vector } = steps;
  const at = { day: tranche.decidedOn, tranche: steps.index };
  const moves: Decision[] = [];
  const before = previous?.exposure ?? Math.max(...params.rotation.exposure);
  if (tranche.exposure !== before) {
    const move = { ...at, reason: 'REGIME', narrative: null, token: null } as const;
    moves.push(explained(move, explainRegime, context.regime, before, params));
  }
  if (tranche.exposure === 0) return moves;
  moves.push(...narrativeMoves(at, selection, context, params));
  moves.push(...tokenMoves(at, previous, steps, context, params));
  moves.push(...capMoves(at, previous, vector, params));
  if (emptySlots(tranche, params) > emptySlots(previous, params)) {
    const move = { ...at, reason: 'FALLBACK', narrative: null, token: params.rotation.benchmark } as const;
    moves.push(explained(move, explainFallback, context.scores, selection, vector.fallback, params));
  }
  return moves;
}

type At = Pick<Decision, 'day' | 'tranche'>;

function narrativeMoves(
  at: At,
  selection: NarrativeSelection,
  { scores }: TrancheContext,
  params: Parameters,
): Decision[] {
  const exits = selection.left.map((exit) => {
    const reason = exit.why === 'rank' ? 'NARRATIVE_EXIT_RANK' : 'NARRATIVE_EXIT_GATE';
    const move = { ...at, reason, narrative: exit.narrative, token: null } as const;
    return explained(move, explainExit, exit, scores, selection, params);
  });
  const entries = selection.entered.map((score) => {
    const move = { ...at, reason: 'NARRATIVE_ENTER', narrative: score.narrative, token: null } as const;
    return explained(move, explainEntry, score, scores, selection, params);
  });
  return [...exits, ...entries];
}

/** Tokens in and out of narratives that were held before and still are. */
function tokenMoves(
  at: At,
  previous: TrancheColumns | null,
  { sleeves }: Steps,
  { close }: TrancheContext,
  params: Parameters,
): Decision[] {
  const moves: Decision[] = [];
  for (const { narrative, members, choice } of sleeves) {
    const incumbents = tokensFor(previous, narrative);
    if (incumbents === undefined) continue;
    const waiting = choice.waiting[0];
    const rival = waiting === undefined ? undefined : { token: waiting, grade: gradeOf(close, waiting) };
    for (const token of incumbents) {
      if (choice.chosen.includes(token)) continue;
      const isMember = members.includes(token);
      const signal = close.signals.get(token);
      if (isMember && signal?.signal === 'bearish') {
        const move = { ...at, reason: 'SIGNAL_BEARISH', narrative, token } as const;
        moves.push(explained(move, explainBearish, signal, params));
      } else {
        const move = { ...at, reason: 'TOKEN_GRADE', narrative, token } as const;
        moves.push(explained(move, explainTokenExit, gradeOf(close, token), isMember, rival, params));
      }
    }
    for (const token of choice.chosen) {
      if (incumbents.includes(token)) continue;
      const move = { ...at, reason: 'TOKEN_GRADE', narrative, token } as const;
      moves.push(explained(move, explainTokenEntry, gradeOf(close, token), rival, params));
    }
  }
  return moves;
}

/** Caps that did not bind at the previous decision. */
function capMoves(at: At, previous: TrancheColumns | null, vector: TrancheWeights, params: Parameters): Decision[] {
  const { tokenLimit, narrativeLimit } = params.rotation;
  const newly = (clips: readonly Clip[], before: readonly string[] = []) =>
    clips.filter(({ id }) => !before.includes(id));
  const tokens = newly(vector.clippedTokens, previous?.capped.tokens).map((clip) => {
    const move = { ...at, reason: 'CAP', narrative: null, token: clip.id } as const;
    return explained(move, explainCap, 'token', clip, tokenLimit, params);
  });
  const narratives = newly(vector.clippedNarratives, previous?.capped.narratives).map((clip) => {
    const move = { ...at, reason: 'CAP', narrative: clip.id, token: null } as const;
    return explained(move, explainCap, 'narrative', clip, narrativeLimit, params);
  });
  return [...tokens, ...narratives];
}

/** Slots without a narrative; a tranche in cash, or undecided, has none to fill. */
function emptySlots(tranche: TrancheColumns | null, params: Parameters): number {
  return tranche === null || tranche.exposure === 0 ? 0 : params.rotation.slots - tranche.narratives.length;
}
