import { tokenPositions } from '../../market/tokenPositions.ts';
import { replayBook } from '../replay/replayBook.ts';
import type { ReplayMarket } from '../replay/replayMarket.ts';
import type { BacktestRecord } from '../types.ts';

/**
 * Net NAV of holding the rotation's benchmark while it closes above its 50-day mean and cash otherwise: decided at a
 * close, traded at the next one, with the rotation's costs and liquidity limit.
 */
export function timedBenchmark(record: BacktestRecord, market: ReplayMarket): Float64Array {
  const { closes, params } = record;
  const token = tokenPositions(record.panel).get(params.rotation.benchmark) as number;
  const isAbove = (close: number) => closes[close]?.rotation.regime.btcAboveSma50 === true;
  return replayBook(
    market,
    params.rotation.aumUsd,
    (close, order) => {
      if (isAbove(close)) order.want(token, 1);
      if (isAbove(close) !== isAbove(close - 1)) order.due(token);
    },
    params,
  ).navNet;
}
