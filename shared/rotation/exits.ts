import type { Parameters } from '../engine/parameters.ts';
import { signalOf } from '../signals/signalClose.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { type Due, mergeDue } from './due.ts';
import { explainRegime } from './explainRegime.ts';
import { explainBearish } from './explainToken.ts';
import type { RegimeReading } from './regime.ts';
import type { RotationClose } from './rotationClose.ts';
import type { Decision, Explanation, ReasonCode, Tranche, Weights } from './types.ts';

export interface Exits {
  readonly tranches: readonly (Tranche | null)[];
  readonly decisions: readonly Decision[];
  readonly due: Due;
}

/**
 * Exits between decisions, for all tranches at once (decisions carry no tranche): exposure 0 sends every tranche to cash, a
 * bearish flip or a delisting at this close that token alone. Each tranche re-enters on its own day. `held` is what the
 * book still has, so that what no tranche wants any more leaves too.
 */
export function exits(
  tranches: readonly (Tranche | null)[],
  held: Weights,
  regime: RegimeReading,
  close: RotationClose,
  params: Parameters,
): Exits {
  const invested = tranches.filter((tranche) => tranche !== null && tranche.exposure > 0);
  const tokens = ascendingTokens(...invested.map((one) => one?.weights), held);

  const leaving = tokens.flatMap((token) => exitOf(token, close, params));
  const gone = leaving.map(({ token }) => token);
  const afterTokens = tranches.map((tranche) => tranche && without(tranche, gone));
  const tokenDue = mergeDue(...leaving.map(({ token, reason }) => ({ [token]: [reason] })));
  const tokenDecisions = leaving.map((exit) => ({ day: close.day, tranche: null, narrative: null, ...exit }));
  if (regime.exposure > 0 || invested.length === 0)
    return { tranches: afterTokens, decisions: tokenDecisions, due: tokenDue };

  const before = Math.max(...invested.map((tranche) => tranche?.exposure ?? 0));
  const regimeExit: Decision = {
    day: close.day,
    tranche: null,
    reason: 'REGIME',
    narrative: null,
    token: null,
    explanation: explainRegime(regime, before, params),
  };
  const allDue = Object.fromEntries(tokens.map((token) => [token, ['REGIME'] as const]));
  return {
    tranches: afterTokens.map((tranche) => tranche && toCash(tranche)),
    decisions: [...tokenDecisions, regimeExit],
    due: mergeDue(tokenDue, allDue),
  };
}

interface TokenExit {
  readonly token: string;
  readonly reason: ReasonCode;
  readonly explanation: Explanation;
}

function exitOf(token: string, close: RotationClose, params: Parameters): TokenExit[] {
  if (close.delisted.includes(token))
    return [{ token, reason: 'DELISTED', explanation: explainDelisting(token, close) }];
  if (signalOf(close.signals, token) !== 'bearish') return [];
  const signal = close.signals.get(token);
  if (signal?.signal !== 'bearish' || signal.flippedFrom === undefined) return [];
  return [{ token, reason: 'SIGNAL_BEARISH', explanation: explainBearish(signal, params) }];
}

function explainDelisting(token: string, close: RotationClose): Explanation {
  const missing = close.liquidity.get(token)?.missingBars ?? null;
  return {
    rule: 'rotation.exit.delisted',
    inputs: [{ name: 'missing_bars', value: missing, threshold: 0 }],
    runnerUp: null,
    reversal: 'a price at this close',
  };
}

function without(tranche: Tranche, leaving: readonly string[]): Tranche {
  if (!leaving.some((token) => token in tranche.weights)) return tranche;
  const keep = (token: string) => !leaving.includes(token);
  const tokens: Record<string, readonly string[]> = {};
  for (const narrative in tranche.tokens) tokens[narrative] = (tranche.tokens[narrative] ?? []).filter(keep);
  const weights: Record<string, number> = {};
  for (const token in tranche.weights) if (keep(token)) weights[token] = tranche.weights[token] as number;
  return { ...tranche, tokens, weights };
}

function toCash(tranche: Tranche): Tranche {
  return { ...tranche, narratives: [], tokens: {}, weights: {}, exposure: 0, capped: { tokens: [], narratives: [] } };
}
