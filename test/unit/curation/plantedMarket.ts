import { randomOf } from '../../../shared/market/simulated/random.ts';
import { type UnitResiduals, unitResiduals } from '../../../shared/market/unitResiduals.ts';

export interface Planted {
  readonly tokens: number;
  readonly points: number;
  /** The first tokens share a factor; 0 = none do. */
  readonly cluster: number;
  /** Correlation that the factor gives their residuals. */
  readonly correlation: number;
}

export const tokenName = (i: number): string => `token-${String(i).padStart(3, '0')}`;

/**
 * Residuals of a market in which every token follows the benchmark and a market factor at its own betas, and some of
 * them one more factor together. Own noise has variance 1 with it or without.
 */
export function plantedMarket(seed: string, { tokens, points, cluster, correlation }: Planted): UnitResiduals {
  const random = randomOf(seed);
  const noise = () => Float64Array.from({ length: points }, () => random.normal());
  const [benchmark, market, factor] = [noise(), noise(), noise()];
  const own = Math.sqrt(1 - correlation);
  const shared = Math.sqrt(correlation);
  const returns = new Map<string, Float64Array>();
  for (let i = 0; i < tokens; i++) {
    const [beta, gamma] = [0.5 + random.uniform(), random.uniform()];
    const isPlanted = i < cluster;
    returns.set(
      tokenName(i),
      noise().map((value, t) => {
        const residual = isPlanted ? own * value + shared * (factor[t] as number) : value;
        return residual + beta * (benchmark[t] as number) + gamma * (market[t] as number);
      }),
    );
  }
  return unitResiduals([...returns.keys()], (token) => returns.get(token) as Float64Array, benchmark, 0.9);
}
