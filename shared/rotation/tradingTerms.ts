import type { Parameters } from '../engine/parameters.ts';
import { advUsdAt, capUsdAt } from '../indices/liquidityView.ts';
import { ownClose } from '../market/ownClose.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { halfSpreadBps } from './costs.ts';
import { dailyVolatility } from './dailyVolatility.ts';
import type { RotationClose } from './rotationClose.ts';

/** What it takes to trade a token at a close. US dollars; sd of daily log returns. */
export interface TradingTerms {
  readonly price: number;
  readonly dailyVol: number;
  readonly advUsd: number;
  readonly halfSpreadBps: number;
}

/**
 * Terms on which a token trades at a close; undefined when it cannot: no price, or no measurable volume or volatility, so
 * that neither the liquidity limit nor the cost is known. Its order then waits.
 */
export function tradingTerms(
  close: Pick<RotationClose, 'panel' | 'row' | 'liquidity'>,
  token: string,
  params: Parameters,
): TradingTerms | undefined {
  const position = tokenPositions(close.panel).get(token);
  if (position === undefined) return undefined;
  const price = ownClose(close.panel, position, close.row);
  const dailyVol = dailyVolatility(close.panel, token, close.row, params.costs.volBars, params);
  const advUsd = advUsdAt(close.liquidity, close.panel, position);
  if (Number.isNaN(price) || dailyVol === undefined || !(advUsd > 0)) return undefined;
  return {
    price,
    dailyVol,
    advUsd,
    halfSpreadBps: halfSpreadBps(capUsdAt(close.liquidity, close.panel, position), params),
  };
}
