import type { Parameters } from '../engine/parameters.ts';
import { signalOf } from '../signals/signalClose.ts';
import { NOTHING, type NumberColumn, numbersAt } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { type Due, mergeDue } from './due.ts';
import { explained } from './explained.ts';
import { explainRegime } from './explainRegime.ts';
import { explainBearish } from './explainToken.ts';
import type { RegimeReading } from './regime.ts';
import type { RotationClose } from './rotationClose.ts';
import type { TrancheColumns } from './rotationColumns.ts';
import type { Decision, Explanation, ReasonCode } from './types.ts';

export interface Exits {
  readonly tranches: readonly (TrancheColumns | null)[];
  readonly decisions: readonly Decision[];
  readonly due: Due;
}

/**
 * Exits between decisions, for all tranches at once (decisions carry no tranche): exposure 0 sends every tranche to cash, a
 * bearish flip or a delisting at this close that token alone. Each tranche re-enters on its own day. `held` is what the
 * book still has, so that what no tranche wants any more leaves too. `known` may list the tokens of both and others, ascending:
 * no lists are merged then.
 */
export function exits(
  tranches: readonly (TrancheColumns | null)[],
  held: NumberColumn,
  regime: RegimeReading,
  close: RotationClose,
  params: Parameters,
  known?: readonly string[],
): Exits {
  const lists = [held.tokens];
  let before = 0;
  for (const tranche of tranches) {
    if (tranche === null || tranche.exposure === 0) continue;
    lists.push(tranche.weights.tokens);
    before = Math.max(before, tranche.exposure);
  }
  const decisions: Decision[] = [];
  for (const token of known ?? ascendingTokens(lists)) {
    const exit = exitOf(token, close, params);
    if (exit !== undefined && lists.some((list) => list.includes(token))) decisions.push(exit);
  }
  const toCash = regime.exposure === 0 && before > 0;
  if (decisions.length === 0 && !toCash) return { tranches, decisions, due: NOTHING };

  const gone = decisions.map(({ token }) => token as string);
  const afterTokens = tranches.map((tranche) => tranche && without(tranche, gone));
  const tokenDue = { tokens: gone, values: decisions.map(({ reason }) => [reason]) };
  if (!toCash) return { tranches: afterTokens, decisions, due: tokenDue };

  const toAll = { day: close.day, tranche: null, reason: 'REGIME', narrative: null, token: null } as const;
  const tokens = ascendingTokens(lists);
  const allDue: Due = { tokens, values: tokens.map(() => ['REGIME']) };
  return {
    tranches: afterTokens.map((tranche) => tranche && inCash(tranche)),
    decisions: [...decisions, explained(toAll, explainRegime, regime, before, params)],
    due: mergeDue(tokenDue, allDue),
  };
}

function exitOf(token: string, close: RotationClose, params: Parameters): Decision | undefined {
  if (close.delisted.includes(token)) {
    const missing = close.liquidity.get(token)?.missingBars ?? null;
    return explained(leaving(token, 'DELISTED', close), explainDelisting, missing);
  }
  if (signalOf(close.signals, token) !== 'bearish') return undefined;
  const signal = close.signals.get(token);
  if (signal?.flippedFrom === undefined) return undefined;
  return explained(leaving(token, 'SIGNAL_BEARISH', close), explainBearish, signal, params);
}

function leaving(token: string, reason: ReasonCode, { day }: RotationClose): Omit<Decision, 'explanation'> {
  return { day, tranche: null, narrative: null, token, reason };
}

function explainDelisting(missingBars: number | null): Explanation {
  return {
    rule: 'rotation.exit.delisted',
    inputs: [{ name: 'missing_bars', value: missingBars, threshold: 0 }],
    runnerUp: null,
    reversal: 'a price at this close',
  };
}

function without(tranche: TrancheColumns, leaving: readonly string[]): TrancheColumns {
  const { decidedOn, narratives, weights, exposure, capped } = tranche;
  if (!leaving.some((token) => weights.tokens.includes(token))) return tranche;
  const keep = (token: string) => !leaving.includes(token);
  const tokens = tranche.tokens.map((held) => held.filter(keep));
  const kept = weights.tokens.filter(keep);
  const values = numbersAt(weights, kept, 0);
  // Written out, not spread, here and below: all tranches of a fold then have one shape.
  return { decidedOn, narratives, tokens, weights: { tokens: kept, values }, exposure, capped };
}

function inCash({ decidedOn }: TrancheColumns): TrancheColumns {
  return {
    decidedOn,
    narratives: [],
    tokens: [],
    weights: NOTHING,
    exposure: 0,
    capped: { tokens: [], narratives: [] },
  };
}
