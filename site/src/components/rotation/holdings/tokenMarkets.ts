import type { TokenRow } from '../../../../../shared/contracts/tokens.ts';
import type { Parameters } from '../../../../../shared/engine/parameters.ts';
import { trailingSd } from '../../../../../shared/grades/trailing.ts';
import { halfSpreadBps } from '../../../../../shared/rotation/costs.ts';
import type { TokenMarket } from '../../../../../shared/rotation/tradeList.ts';

/**
 * On what terms each token trades now, by the rules of the costs: price, sd of the last daily closes, trusted volume at most
 * half the cap, spread tier. A token without a price, a volume or a volatility has no terms: the list leaves it alone.
 */
export function tokenMarkets(tokens: readonly TokenRow[], params: Parameters): ReadonlyMap<string, TokenMarket> {
  const { volume, costs, features } = params;
  const markets = new Map<string, TokenMarket>();
  for (const { id, price, cap_usd, volume_usd, sparkline } of tokens) {
    const closes = sparkline.slice(0, -1);
    const returns = closes.map((close, i) => (i === 0 ? Number.NaN : Math.log(close / (closes[i - 1] as number))));
    const dailyVol = trailingSd(returns, costs.volBars, features.minWindowShare);
    const advUsd = Math.min(
      volume_usd ?? 0,
      cap_usd === null ? Number.POSITIVE_INFINITY : volume.advCapShare * cap_usd,
    );
    if (price === null || !(dailyVol > 0) || !(advUsd > 0)) continue;
    markets.set(id, { priceUsd: price, dailyVol, advUsd, halfSpreadBps: halfSpreadBps(cap_usd ?? undefined, params) });
  }
  return markets;
}
