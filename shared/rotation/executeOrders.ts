import type { Parameters } from '../engine/parameters.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { tradeCost } from './costs.ts';
import type { Due } from './due.ts';
import { type PlannedTrade, planTrades } from './planTrades.ts';
import type { RotationClose } from './rotationClose.ts';
import type { Book, PendingOrder, ReasonCode, Trade, Weights } from './types.ts';

/** What a close's trading did. Costs and turnover (two-way, sum of |dw|) are fractions of NAV before costs. */
export interface Execution {
  readonly book: Book;
  readonly trades: readonly Trade[];
  readonly cost: number;
  readonly turnover: number;
  /** Trades still due at the next close: cut by liquidity or cash, or the token could not be traded. */
  readonly rest: Due;
}

/**
 * Fills a pending order at a close on a book drifted to it. Sells first; buys are scaled by
 * `min(1, cash net of all costs / buys)`, the costs taken at full size, so that cash cannot fall below 0. Costs come out
 * of net NAV alone: `net after = net before x (1 - cost)`, gross is untouched. `lastPrices` values what has no price.
 */
export function executeOrders(
  book: Book,
  pending: PendingOrder,
  close: RotationClose,
  lastPrices: Readonly<Record<string, number>>,
  params: Parameters,
): Execution {
  const aumUsd = params.rotation.aumUsd * book.navNet;
  const costOf = ({ terms }: PlannedTrade, dw: number) =>
    terms === undefined
      ? 0
      : tradeCost({ ...terms, dw, aumUsd, feeBps: params.costs.feeBps, impact: params.costs.impact });
  const { planned, waiting } = planTrades(book.weights, pending, close, lastPrices, aumUsd, params);
  const scale = buyScale(book.weights, planned, costOf);

  const rest: Record<string, readonly ReasonCode[]> = { ...waiting };
  const trades: Trade[] = [];
  const sellsFirst = [...planned.filter(({ dw }) => dw < 0), ...planned.filter(({ dw }) => dw > 0)];
  for (const plan of sellsFirst) {
    const dw = plan.dw > 0 ? plan.dw * scale : plan.dw;
    // What cash could not buy stays due only while it is worth a trade; else the last cents would be chased for ever.
    const cutByCash = Math.abs(plan.dw - dw) >= plan.band - params.rotation.band.tolerance;
    if (plan.cutByLiquidity) rest[plan.token] = ['LIQUIDITY_REST'];
    else if (cutByCash && plan.token in pending.due) rest[plan.token] = plan.reasons;
    if (dw === 0) continue;
    trades.push({ token: plan.token, dw, price: plan.price, cost: costOf(plan, dw), reasons: plan.reasons });
  }
  const cost = trades.reduce((sum, trade) => sum + trade.cost, 0);
  const turnover = trades.reduce((sum, trade) => sum + Math.abs(trade.dw), 0);
  const weights = applyTrades(book.weights, trades, cost);
  return { book: { ...book, navNet: book.navNet * (1 - cost), weights }, trades, cost, turnover, rest };
}

function buyScale(
  weights: Weights,
  planned: readonly PlannedTrade[],
  costOf: (trade: PlannedTrade, dw: number) => number,
): number {
  let cash = 1;
  for (const token of ascendingTokens(weights)) cash -= weights[token] as number;
  let buys = 0;
  for (const trade of planned) {
    cash -= costOf(trade, trade.dw);
    if (trade.dw < 0) cash -= trade.dw;
    else buys += trade.dw;
  }
  return buys === 0 ? 1 : Math.max(0, Math.min(1, cash / buys));
}

/** Weights after the trades, as fractions of NAV net of their cost; a position sold in full is gone exactly. */
function applyTrades(weights: Weights, trades: readonly Trade[], cost: number): Weights {
  const after: Record<string, number> = { ...weights };
  for (const { token, dw } of trades) after[token] = (after[token] ?? 0) + dw;
  const left: Record<string, number> = {};
  for (const token of ascendingTokens(after)) {
    const weight = (after[token] as number) / (1 - cost);
    if (weight > 0) left[token] = weight;
  }
  return left;
}
