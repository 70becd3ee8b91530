import type { Parameters } from '../engine/parameters.ts';
import type { NumberColumn } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { tradeCost } from './costs.ts';
import { type Due, mergeDue } from './due.ts';
import { type PlannedTrade, planTrades } from './planTrades.ts';
import type { RotationClose } from './rotationClose.ts';
import type { BookColumns, OrderColumns } from './rotationColumns.ts';
import type { ReasonCode, Trade } from './types.ts';

/** What a close's trading did. Costs and turnover (two-way, sum of |dw|) are fractions of NAV before costs. */
export interface Execution {
  readonly book: BookColumns;
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
  book: BookColumns,
  pending: OrderColumns,
  close: RotationClose,
  lastPrices: NumberColumn,
  params: Parameters,
): Execution {
  const aumUsd = params.rotation.aumUsd * book.navNet;
  const { planned, waiting } = planTrades(book.weights, pending, close, lastPrices, aumUsd, params);
  const scale = buyScale(book.weights, planned, aumUsd, params);

  const cut: { tokens: string[]; values: (readonly ReasonCode[])[] } = { tokens: [], values: [] };
  const filled: Trade[] = [];
  for (const plan of planned) {
    const { token, price, reasons } = plan;
    const dw = plan.dw > 0 ? plan.dw * scale : plan.dw;
    // What cash could not buy stays due only while it is worth a trade; else the last cents would be chased for ever.
    const cutByCash = plan.isDue && Math.abs(plan.dw - dw) >= plan.band - params.rotation.band.tolerance;
    if (plan.cutByLiquidity || cutByCash) {
      cut.tokens.push(token);
      cut.values.push(plan.cutByLiquidity ? LIQUIDITY_REST : reasons);
    }
    if (dw !== 0) filled.push({ token, dw, price, cost: costOf(plan, dw, aumUsd, params), reasons });
  }
  const trades: Trade[] = [];
  for (const trade of filled) if (trade.dw < 0) trades.push(trade);
  for (const trade of filled) if (trade.dw > 0) trades.push(trade);
  let cost = 0;
  let turnover = 0;
  for (const trade of trades) {
    cost += trade.cost;
    turnover += Math.abs(trade.dw);
  }
  const weights = applyTrades(book.weights, filled, cost);
  const after = { navGross: book.navGross, navNet: book.navNet * (1 - cost), weights };
  return { book: after, trades, cost, turnover, rest: mergeDue(waiting, cut) };
}

const LIQUIDITY_REST: readonly ReasonCode[] = ['LIQUIDITY_REST'];

function costOf({ terms }: PlannedTrade, dw: number, aumUsd: number, { costs }: Parameters): number {
  if (terms === undefined) return 0;
  const { halfSpreadBps, dailyVol, advUsd } = terms;
  return tradeCost({ dw, aumUsd, feeBps: costs.feeBps, halfSpreadBps, impact: costs.impact, dailyVol, advUsd });
}

function buyScale(weights: NumberColumn, planned: readonly PlannedTrade[], aumUsd: number, params: Parameters): number {
  let cash = 1;
  for (const weight of weights.values) cash -= weight;
  let buys = 0;
  for (const trade of planned) {
    cash -= costOf(trade, trade.dw, aumUsd, params);
    if (trade.dw < 0) cash -= trade.dw;
    else buys += trade.dw;
  }
  return buys === 0 ? 1 : Math.max(0, Math.min(1, cash / buys));
}

/** Weights after the trades (tokens ascending), as fractions of NAV net of their cost; a position sold in full is gone exactly. */
function applyTrades(weights: NumberColumn, filled: readonly Trade[], cost: number): NumberColumn {
  if (filled.length === 0) return weights;
  const tokens: string[] = [];
  const values: number[] = [];
  let held = 0;
  let traded = 0;
  for (const token of ascendingTokens([weights.tokens, filled.map((trade) => trade.token)])) {
    const before = weights.tokens[held] === token ? (weights.values[held++] as number) : 0;
    const change = filled[traded]?.token === token ? (filled[traded++] as Trade).dw : 0;
    const after = (before + change) / (1 - cost);
    if (!(after > 0)) continue;
    tokens.push(token);
    values.push(after);
  }
  return { tokens, values };
}
