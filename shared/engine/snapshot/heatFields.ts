import type { NarrativeRow } from '../../contracts/narratives.ts';
import { HEAT_COMPONENTS, type HeatFact } from '../../heat/types.ts';
import type { Lookups } from './lookups.ts';

/** The heat of a narrative's row; all empty where it has no index. */
export function heatFields(
  fact: HeatFact | undefined,
  lookups: Lookups,
): Pick<
  NarrativeRow,
  | 'heat'
  | 'heat_change_d7'
  | 'stage'
  | 'heat_components'
  | 'volume_share'
  | 'volume_share_percentile'
  | 'dispersion'
  | 'top_contributor'
  | 'single_token_move'
> {
  const top = fact?.topContributor;
  return {
    heat: fact?.heat ?? null,
    heat_change_d7: fact?.change ?? null,
    stage: fact?.stage ?? null,
    heat_components: HEAT_COMPONENTS.map((name) => {
      const component = fact?.components[name];
      return {
        name,
        value: component?.value ?? null,
        percentile: component?.percentile ?? null,
        weight: component?.weight ?? 0,
      };
    }),
    volume_share: fact?.volumeShare ?? null,
    volume_share_percentile: fact?.volumeSharePercentile ?? null,
    dispersion: fact?.dispersion ?? null,
    top_contributor: top === undefined ? null : { ...top, symbol: lookups.token.get(top.token)?.symbol ?? top.token },
    single_token_move: fact?.singleTokenMove ?? false,
  };
}
