import { ASSUMPTIONS } from './assumptions.ts';
import type { Random } from './random.ts';

/**
 * Daily log returns of the market as a whole: regimes of rise, drift and fall in random order and of random length, with
 * volatility that clusters. A day's value depends on the days before only.
 */
export function marketFactor(random: Random, days: number): Float64Array {
  const { regimes, sd, volatility } = ASSUMPTIONS.market;
  const returns = new Float64Array(days);
  let regime = Math.floor(random.uniform() * regimes.length);
  let logVolatility = 0;
  for (let day = 0; day < days; day++) {
    const current = regimes[regime] as (typeof regimes)[number];
    if (random.uniform() < 1 / current.days) {
      regime = (regime + 1 + Math.floor(random.uniform() * (regimes.length - 1))) % regimes.length;
    }
    logVolatility = volatility.persistence * logVolatility + volatility.shock * random.normal();
    returns[day] = current.drift + sd * Math.exp(logVolatility) * random.normal();
  }
  return returns;
}
