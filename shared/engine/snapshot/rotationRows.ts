import type { DecisionRow, TradeRow } from '../../contracts/rotation.ts';
import { isoDateOf } from '../../market/day.ts';
import type { Decision, RotationFact, Trade, Weights } from '../../rotation/types.ts';

/** A decision as it goes over the wire and into the log. */
export function decisionRow(decision: Decision): DecisionRow {
  const { explanation } = decision;
  return {
    date: isoDateOf(decision.day),
    tranche: decision.tranche,
    reason: decision.reason,
    narrative: decision.narrative,
    token: decision.token,
    explanation: {
      rule: explanation.rule,
      inputs: explanation.inputs.map((line) => ({ ...line })),
      runner_up: explanation.runnerUp,
      reversal: explanation.reversal,
    },
  };
}

/** The decisions of these closes, in their order. */
export function movesOf(closes: readonly Pick<RotationFact, 'decisions'>[]): DecisionRow[] {
  return closes.flatMap(({ decisions }) => decisions.map(decisionRow));
}

/** As many of these closes as have no more than `most` decisions between them, the first in any case; whole ones only. */
export function newestWithin<Close extends Pick<RotationFact, 'decisions'>>(
  closes: readonly Close[],
  most: number,
): readonly Close[] {
  let sum = 0;
  const end = closes.findIndex(({ decisions }, at) => {
    sum += decisions.length;
    return at > 0 && sum > most;
  });
  return end < 0 ? closes : closes.slice(0, end);
}

/** An executed trade as it goes over the wire and into the log. */
export function tradeRow(trade: Trade, symbolOf: (token: string) => string): TradeRow {
  return {
    token: trade.token,
    symbol: symbolOf(trade.token),
    weight_change: trade.dw,
    price: trade.price,
    cost: trade.cost,
    reasons: [...trade.reasons],
  };
}

/** Less than this of net asset value is what adding up weights leaves behind, not money. */
const DUST = 1e-12;

/** What the weights leave uninvested; rounding below zero is no debt, rounding above it no cash. */
export function cashOf(weights: Weights): number {
  const left = 1 - Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return left < DUST ? 0 : left;
}
