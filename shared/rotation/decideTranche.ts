import type { Parameters } from '../engine/parameters.ts';
import { NOTHING, times } from './ascendingColumn.ts';
import { dailyVolatility } from './dailyVolatility.ts';
import type { Due } from './due.ts';
import type { ScoredNarrative } from './narrativeScores.ts';
import { qualifyingTokens } from './qualifyingTokens.ts';
import type { RegimeReading } from './regime.ts';
import type { RotationClose } from './rotationClose.ts';
import { type TrancheColumns, tokensFor } from './rotationColumns.ts';
import { selectNarratives } from './selectNarratives.ts';
import { trancheDue } from './trancheDue.ts';
import { type HeldSleeve, trancheMoves } from './trancheMoves.ts';
import { trancheWeights } from './trancheWeights.ts';
import type { Decision } from './types.ts';

const NOBODY: readonly string[] = [];

/** What a tranche decides on at its close. `scores` in rank order. */
export interface TrancheContext {
  readonly close: RotationClose;
  readonly scores: readonly ScoredNarrative[];
  readonly regime: RegimeReading;
}

/** The tranche as decided, why, and which trades must follow whatever their size. */
export interface TrancheDecision {
  readonly tranche: TrancheColumns;
  readonly decisions: readonly Decision[];
  readonly due: Due;
}

/**
 * Decision of tranche `index`: narratives by rank and gate, tokens by grade, weights by inverse volatility, caps, the
 * benchmark as fallback, exposure. At exposure 0 it is in cash and keeps no incumbents. `previous` null = its first.
 */
export function decideTranche(
  index: number,
  previous: TrancheColumns | null,
  context: TrancheContext,
  params: Parameters,
): TrancheDecision {
  const { close, scores, regime } = context;
  const invested = regime.exposure > 0;
  const incumbents = previous?.narratives ?? [];
  const selection = selectNarratives(invested ? incumbents : [], invested ? scores : [], params);
  const sleeves: HeldSleeve[] = [];
  for (const { narrative } of selection.held) {
    const members = close.narratives.find(({ id }) => id === narrative)?.members ?? NOBODY;
    const choice = qualifyingTokens(members, tokensFor(previous, narrative) ?? NOBODY, close, params);
    sleeves.push({ narrative, members, tokens: choice.chosen, choice });
  }
  const volatilityOf = (token: string) =>
    dailyVolatility(close.panel, token, close.row, params.rotation.bars.tokenVol, params);
  const vector = trancheWeights(sleeves, volatilityOf, params);

  const tranche: TrancheColumns = {
    decidedOn: close.day,
    narratives: sleeves.map(({ narrative }) => narrative),
    tokens: sleeves.map(({ tokens }) => tokens),
    weights: invested ? times(vector.weights, regime.exposure) : NOTHING,
    exposure: regime.exposure,
    capped: {
      tokens: vector.clippedTokens.map(({ id }) => id),
      narratives: vector.clippedNarratives.map(({ id }) => id),
    },
  };
  const decisions = trancheMoves(previous, tranche, { index, selection, sleeves, vector }, context, params);
  return { tranche, decisions, due: trancheDue(previous, tranche, decisions, params) };
}
