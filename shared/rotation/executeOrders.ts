import type { Parameters } from '../engine/parameters.ts';
import { type NumberColumn, numbersAt } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { tradeCost } from './costs.ts';
import { positive } from './driftBook.ts';
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
  const costOf = ({ terms }: PlannedTrade, dw: number) =>
    terms === undefined
      ? 0
      : tradeCost({
          dw,
          aumUsd,
          feeBps: params.costs.feeBps,
          halfSpreadBps: terms.halfSpreadBps,
          impact: params.costs.impact,
          dailyVol: terms.dailyVol,
          advUsd: terms.advUsd,
        });
  const { planned, waiting } = planTrades(book.weights, pending, close, lastPrices, aumUsd, params);
  const scale = buyScale(book.weights, planned, costOf);

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
    if (dw !== 0) filled.push({ token, dw, price, cost: costOf(plan, dw), reasons });
  }
  const trades = [...filled.filter(({ dw }) => dw < 0), ...filled.filter(({ dw }) => dw > 0)];
  const cost = trades.reduce((sum, trade) => sum + trade.cost, 0);
  const turnover = trades.reduce((sum, trade) => sum + Math.abs(trade.dw), 0);
  const weights = applyTrades(book.weights, filled, cost);
  const after = { navGross: book.navGross, navNet: book.navNet * (1 - cost), weights };
  return { book: after, trades, cost, turnover, rest: mergeDue(waiting, cut) };
}

const LIQUIDITY_REST: readonly ReasonCode[] = ['LIQUIDITY_REST'];

function buyScale(
  weights: NumberColumn,
  planned: readonly PlannedTrade[],
  costOf: (trade: PlannedTrade, dw: number) => number,
): number {
  let cash = 1;
  for (const weight of weights.values) cash -= weight;
  let buys = 0;
  for (const trade of planned) {
    cash -= costOf(trade, trade.dw);
    if (trade.dw < 0) cash -= trade.dw;
    else buys += trade.dw;
  }
  return buys === 0 ? 1 : Math.max(0, Math.min(1, cash / buys));
}

/** Weights after the trades (tokens ascending), as fractions of NAV net of their cost; a position sold in full is gone exactly. */
function applyTrades(weights: NumberColumn, filled: readonly Trade[], cost: number): NumberColumn {
  if (filled.length === 0) return weights;
  const traded = { tokens: filled.map(({ token }) => token), values: filled.map(({ dw }) => dw) };
  const tokens = ascendingTokens([weights.tokens, traded.tokens]);
  const before = numbersAt(weights, tokens, 0);
  const changes = numbersAt(traded, tokens, 0);
  return positive({ tokens, values: before.map((weight, i) => (weight + (changes[i] as number)) / (1 - cost)) });
}
