import type { Parameters } from '../engine/parameters.ts';
import { newestOf } from './newestOf.ts';
import { ownPercentile } from './ownPercentile.ts';
import { HEAT_COMPONENTS, type HeatComponent, type HeatComponentFact, type HeatState } from './types.ts';

/** Heat before smoothing, 0-100, and what made it. */
export interface RawHeat {
  readonly raw: number | undefined;
  readonly components: { readonly [C in HeatComponent]: HeatComponentFact };
}

/**
 * The weighted mean of the components' percentiles; weights of missing ones go to the others in proportion. Undefined
 * when all are missing. Concentration counts as 100 minus its percentile: a gain that one name made is no heat.
 */
export function rawHeat(series: HeatState['series'], params: Parameters): RawHeat {
  const { weights, minValues } = params.heat;
  const percentiles = HEAT_COMPONENTS.map((component) => {
    const percentile = ownPercentile(series[component], minValues);
    return component === 'concentration' && percentile !== undefined ? 100 - percentile : percentile;
  });
  let present = 0;
  let sum = 0;
  HEAT_COMPONENTS.forEach((component, i) => {
    const percentile = percentiles[i];
    if (percentile === undefined) return;
    present += weights[component];
    sum += weights[component] * percentile;
  });
  const facts = HEAT_COMPONENTS.map((component, i): [HeatComponent, HeatComponentFact] => [
    component,
    {
      value: newestOf(series[component], params),
      percentile: percentiles[i],
      weight: percentiles[i] === undefined ? 0 : weights[component] / present,
    },
  ]);
  return {
    raw: present > 0 ? sum / present : undefined,
    components: Object.fromEntries(facts) as RawHeat['components'],
  };
}
