import type { Parameters } from '../engine/parameters.ts';

/** The parameters with every part of the cost of a trade (fee, half-spread, impact) times `times`. */
export function scaleCosts(params: Parameters, times: number): Parameters {
  const { costs } = params;
  const { large, mid, small } = costs.halfSpreadBps;
  return {
    ...params,
    costs: {
      ...costs,
      feeBps: costs.feeBps * times,
      halfSpreadBps: { large: large * times, mid: mid * times, small: small * times },
      impact: costs.impact * times,
    },
  };
}
