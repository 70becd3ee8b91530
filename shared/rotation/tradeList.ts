import type { Parameters } from '../engine/parameters.ts';
import { fitOrders, type Position } from './fitOrders.ts';
import type { Weights } from './types.ts';

/** What a token trades at: US dollars, sd of daily returns; `halfSpreadBps` in basis points. */
export interface TokenMarket {
  readonly priceUsd: number;
  readonly dailyVol: number;
  readonly advUsd: number;
  readonly halfSpreadBps: number;
}

/** A user's portfolio: cash in US dollars, quantities of tokens by id. */
export interface Portfolio {
  readonly cashUsd: number;
  readonly quantities: Readonly<Record<string, number>>;
}

/** One line of the list: money in US dollars, to the cent; positive = buy. */
export interface TradeLine {
  readonly token: string;
  readonly orderUsd: number;
  readonly quantity: number;
  readonly costUsd: number;
}

export interface TradeList {
  /** Sells first, each side by size. */
  readonly lines: readonly TradeLine[];
  /** Cash plus positions before; after, plus the costs, it is the same to the cent. */
  readonly totalUsd: number;
  readonly costUsd: number;
  readonly after: Portfolio;
  /** Held or wanted tokens nothing is known about: left as they are and not counted. */
  readonly unknown: readonly string[];
}

const CENTS = 100;

/**
 * Trades that bring a user's portfolio to the target: target minus current, of what is left after costs; none inside the
 * no-trade band or below the minimum order; sells first, then the largest buys as far as the cash reaches. Positions
 * are valued to the nearest cent, costs rounded up to the next. Applied to its own result the list is empty.
 * Throws on a negative or non-finite amount, which the reader of the user's input must have refused.
 */
export function tradeList(
  portfolio: Portfolio,
  target: Weights,
  market: ReadonlyMap<string, TokenMarket>,
  minimumOrderUsd: number,
  params: Parameters,
): TradeList {
  const { cashUsd, quantities } = portfolio;
  for (const amount of [cashUsd, minimumOrderUsd, ...Object.values(quantities)]) {
    if (!(amount >= 0 && Number.isFinite(amount))) throw new Error(`tradeList: not an amount: ${amount}`);
  }
  const tokens = [...new Set([...Object.keys(quantities), ...Object.keys(target)])].sort();
  const positions = tokens.flatMap((token): Position[] => {
    const terms = market.get(token);
    if (terms === undefined) return [];
    const valueCents = Math.round((quantities[token] ?? 0) * terms.priceUsd * CENTS);
    return [{ token, valueCents, target: target[token] ?? 0, terms }];
  });
  const cashCents = Math.round(cashUsd * CENTS);
  const orders = fitOrders(positions, cashCents, Math.ceil(minimumOrderUsd * CENTS), params);

  const after: Record<string, number> = { ...quantities };
  let cashAfter = cashCents;
  const lines = orders.map(({ position, orderCents, costCents }): TradeLine => {
    const { token, terms, valueCents } = position;
    const held = quantities[token] ?? 0;
    const soldOut = orderCents === -valueCents;
    const quantity = soldOut ? -held : orderCents / CENTS / terms.priceUsd;
    if (soldOut) delete after[token];
    else after[token] = held + quantity;
    cashAfter -= orderCents + costCents;
    return { token, orderUsd: orderCents / CENTS, quantity, costUsd: costCents / CENTS };
  });
  return {
    lines,
    totalUsd: positions.reduce((sum, { valueCents }) => sum + valueCents, cashCents) / CENTS,
    costUsd: orders.reduce((sum, { costCents }) => sum + costCents, 0) / CENTS,
    after: { cashUsd: cashAfter / CENTS, quantities: after },
    unknown: tokens.filter((token) => !market.has(token)),
  };
}
