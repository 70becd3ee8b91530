import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { tradeCost } from '../../../shared/rotation/costs.ts';
import type { TokenMarket } from '../../../shared/rotation/tradeList.ts';

/** What one market order of `usd` costs by the published rules, as fractions of the order. */
export interface TradingCosts {
  readonly usd: number;
  readonly fee: number;
  readonly halfSpread: number;
  readonly impact: number;
  readonly total: number;
  /** Share of a day's trusted volume. */
  readonly participation: number;
}

/** Fee, half the spread of the token's tier, and the square-root impact: the rotation's own costs, for one order. */
export function tradingCosts(market: TokenMarket, usd: number): TradingCosts {
  const { feeBps, impact } = PARAMETERS.costs;
  const { dailyVol, advUsd, halfSpreadBps } = market;
  const cost = (fee: number, spread: number, factor: number) =>
    tradeCost({ dw: 1, aumUsd: usd, feeBps: fee, halfSpreadBps: spread, impact: factor, dailyVol, advUsd });
  return {
    usd,
    fee: cost(feeBps, 0, 0),
    halfSpread: cost(0, halfSpreadBps, 0),
    impact: cost(0, 0, impact),
    total: cost(feeBps, halfSpreadBps, impact),
    participation: usd / advUsd,
  };
}
