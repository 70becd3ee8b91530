import { csv } from '../../../../../shared/backtest/tables/csv.ts';
import type { TradeList } from '../../../../../shared/rotation/tradeList.ts';
import type { KnownToken } from './readHoldings.ts';

/** A trade list as CSV, in its order; US dollars to the cent, a provider's text never a formula. */
export function tradesCsv({ lines }: TradeList, tokens: readonly KnownToken[]): string {
  const symbols = new Map(tokens.map(({ id, symbol }) => [id, symbol]));
  return csv(
    ['side', 'symbol', 'token', 'quantity', 'order_usd', 'cost_usd'],
    lines.map(({ token, orderUsd, quantity, costUsd }) => [
      orderUsd < 0 ? 'sell' : 'buy',
      symbols.get(token) ?? token,
      token,
      Math.abs(quantity),
      Math.abs(orderUsd),
      costUsd,
    ]),
  );
}
