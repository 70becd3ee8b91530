import type { Parameters } from '../engine/parameters.ts';
import type { IndexFact, IndexState } from '../indices/types.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { residualsAt } from '../market/residualsAt.ts';
import { membersOf } from '../registry/membership.ts';
import type { Registry } from '../registry/types.ts';
import { advanceHeat, type HeatMarket } from './advanceHeat.ts';
import { totalVolume, volumePairs } from './attention.ts';
import { dispersion } from './dispersion.ts';
import type { HeatFact, HeatState } from './types.ts';

/** What heat reads of a close: rows of the panel up to `row`, and the indices after it. */
export interface HeatClose {
  readonly panel: Panel;
  readonly row: number;
  readonly day: EpochDay;
  readonly registry: Registry;
  readonly indices: { readonly states: Readonly<Record<string, IndexState>>; readonly facts: readonly IndexFact[] };
  /** Members of any narrative, ascending, and those of them that are eligible. */
  readonly members: readonly string[];
  readonly eligible: readonly string[];
}

/** Advances the heat of every narrative with an index over one close; facts stand in the order of the indices' facts. */
export function advanceHeats(
  previous: Readonly<Record<string, HeatState>>,
  close: HeatClose,
  params: Parameters,
): { readonly states: Record<string, HeatState>; readonly facts: HeatFact[] } {
  const { panel, row, day, registry } = close;
  const volumes = volumePairs(panel, row, close.members, params);
  const universe = close.eligible.filter((token) => !params.features.excluded.includes(token));
  const market: HeatMarket = {
    day,
    volumes,
    allVolume: totalVolume(volumes, volumes.keys()),
    residuals: residualsAt(panel, row, params.heat.cohesion.bars, universe, params.features.minWindowShare, params),
  };
  const isEligible = new Set(close.eligible);
  const states: Record<string, HeatState> = {};
  const facts: HeatFact[] = [];
  for (const fact of close.indices.facts) {
    const index = close.indices.states[fact.narrative];
    if (index === undefined) continue;
    const members = membersOf(registry, fact.narrative, day);
    const eligible = members.filter((token) => isEligible.has(token));
    const narrative = { index, fact, members, eligible, dispersion: dispersion(panel, row, eligible, params) };
    const step = advanceHeat(previous[fact.narrative], narrative, market, params);
    states[fact.narrative] = step.state;
    facts.push(step.fact);
  }
  return { states, facts };
}
