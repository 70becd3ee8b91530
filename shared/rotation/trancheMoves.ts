import type { Parameters } from '../engine/parameters.ts';
import type { TrancheContext } from './decideTranche.ts';
import { explainCap } from './explainCap.ts';
import { explainFallback } from './explainFallback.ts';
import { explainEntry, explainExit } from './explainNarrative.ts';
import { explainRegime } from './explainRegime.ts';
import { explainBearish, explainTokenEntry, explainTokenExit } from './explainToken.ts';
import type { TokenChoice } from './qualifyingTokens.ts';
import type { TrancheColumns } from './rotationColumns.ts';
import type { NarrativeSelection } from './selectNarratives.ts';
import type { Clip, Sleeve, TrancheWeights } from './trancheWeights.ts';
import type { Decision } from './types.ts';

type Move = Omit<Decision, 'day' | 'tranche'>;

/** How a decision came about: narratives, the tokens chosen for each that is held, their weights. */
interface Steps {
  readonly selection: NarrativeSelection;
  readonly sleeves: readonly HeldSleeve[];
  readonly vector: TrancheWeights;
}

interface HeldSleeve extends Sleeve {
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
  { selection, sleeves, vector }: Steps,
  context: TrancheContext,
  params: Parameters,
): readonly Move[] {
  const moves: Move[] = [];
  const before = previous?.exposure ?? Math.max(...params.rotation.exposure);
  if (tranche.exposure !== before) {
    moves.push({
      reason: 'REGIME',
      narrative: null,
      token: null,
      explanation: explainRegime(context.regime, before, params),
    });
  }
  if (tranche.exposure === 0) return moves;
  moves.push(...narrativeMoves(selection, context, params));
  moves.push(...tokenMoves(previous, sleeves, context, params));
  moves.push(...capMoves(previous, vector, params));
  if (emptySlots(tranche, params) > emptySlots(previous, params)) {
    const explanation = explainFallback(context.scores, selection, vector.fallback, params);
    moves.push({ reason: 'FALLBACK', narrative: null, token: params.rotation.benchmark, explanation });
  }
  return moves;
}

function narrativeMoves(selection: NarrativeSelection, { scores }: TrancheContext, params: Parameters): Move[] {
  const exits = selection.left.map((exit): Move => {
    const reason = exit.why === 'rank' ? 'NARRATIVE_EXIT_RANK' : 'NARRATIVE_EXIT_GATE';
    return {
      reason,
      narrative: exit.narrative,
      token: null,
      explanation: explainExit(exit, scores, selection, params),
    };
  });
  const entries = selection.entered.map((score): Move => {
    const explanation = explainEntry(score, scores, selection, params);
    return { reason: 'NARRATIVE_ENTER', narrative: score.narrative, token: null, explanation };
  });
  return [...exits, ...entries];
}

/** Tokens in and out of narratives that were held before and still are. */
function tokenMoves(
  previous: TrancheColumns | null,
  sleeves: readonly HeldSleeve[],
  { close }: TrancheContext,
  params: Parameters,
): Move[] {
  const moves: Move[] = [];
  for (const { narrative, members, choice } of sleeves) {
    const incumbents = previous?.tokens[narrative];
    if (incumbents === undefined) continue;
    for (const token of incumbents.filter((one) => !choice.chosen.includes(one))) {
      const isMember = members.includes(token);
      const signal = close.signals.get(token);
      moves.push(
        isMember && signal?.signal === 'bearish'
          ? { reason: 'SIGNAL_BEARISH', narrative, token, explanation: explainBearish(signal, params) }
          : {
              reason: 'TOKEN_GRADE',
              narrative,
              token,
              explanation: explainTokenExit(token, isMember, choice, close, params),
            },
      );
    }
    for (const token of choice.chosen.filter((one) => !incumbents.includes(one))) {
      moves.push({
        reason: 'TOKEN_GRADE',
        narrative,
        token,
        explanation: explainTokenEntry(token, choice, close, params),
      });
    }
  }
  return moves;
}

/** Caps that did not bind at the previous decision. */
function capMoves(previous: TrancheColumns | null, vector: TrancheWeights, params: Parameters): Move[] {
  const { tokenLimit, narrativeLimit } = params.rotation;
  const newly = (clips: readonly Clip[], before: readonly string[] = []) =>
    clips.filter(({ id }) => !before.includes(id));
  const tokens = newly(vector.clippedTokens, previous?.capped.tokens).map((clip): Move => {
    return {
      reason: 'CAP',
      narrative: null,
      token: clip.id,
      explanation: explainCap('token', clip, tokenLimit, params),
    };
  });
  const narratives = newly(vector.clippedNarratives, previous?.capped.narratives).map((clip): Move => {
    const explanation = explainCap('narrative', clip, narrativeLimit, params);
    return { reason: 'CAP', narrative: clip.id, token: null, explanation };
  });
  return [...tokens, ...narratives];
}

/** Slots without a narrative; a tranche in cash, or undecided, has none to fill. */
function emptySlots(tranche: TrancheColumns | null, params: Parameters): number {
  return tranche === null || tranche.exposure === 0 ? 0 : params.rotation.slots - tranche.narratives.length;
}
