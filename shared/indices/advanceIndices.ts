import type { Parameters } from '../engine/parameters.ts';
import { membersOf } from '../registry/membership.ts';
import { advanceIndex } from './advanceIndex.ts';
import { breadth } from './breadth.ts';
import type { Close } from './close.ts';
import type { IndexFact, IndexState } from './types.ts';
import { valueConstituents } from './valueConstituents.ts';

/**
 * Advances the index of every registered narrative over one close (methodology section 2) and says what the close was.
 * States and facts stand in ascending narrative order; a narrative without an index yet is in neither.
 */
export function advanceIndices(
  previous: Readonly<Record<string, IndexState>>,
  close: Close,
  params: Parameters,
): { readonly states: Record<string, IndexState>; readonly facts: IndexFact[] } {
  const states: Record<string, IndexState> = {};
  const facts: IndexFact[] = [];
  const narratives = close.registry.narratives.map((narrative) => narrative.id).sort();
  for (const narrative of narratives) {
    const before = previous[narrative];
    const members = membersOf(close.registry, narrative, close.day);
    const eligible = members.filter((token) => close.liquidity.get(token)?.eligible).length;
    // Enters at 5, stays until below 4: the buffer keeps a narrative from flickering.
    const needed = before?.tradable ? params.index.tradableStay : params.index.tradableEnter;
    const state = advanceIndex(before, narrative, eligible >= needed, close, params);
    if (state === undefined) continue;
    states[narrative] = state;
    facts.push(factOf(state, members.length, eligible, close, params));
  }
  return { states, facts };
}

function factOf(state: IndexState, members: number, eligible: number, close: Close, params: Parameters): IndexFact {
  const level = (state.levels.at(-1) as IndexState['levels'][number]).level;
  const staleBarsOf = (token: string): number => state.silent[token]?.bars ?? 0;
  const { constituents, staleWeight } = valueConstituents(state.units, state.prices, level, staleBarsOf);
  return {
    narrative: state.narrative,
    day: close.day,
    level,
    equalLevel: state.equalLevel,
    tradable: state.tradable && staleWeight <= params.index.maxStaleWeight,
    staleWeight,
    rebalanced: state.rebalancedOn === close.day,
    members,
    eligibleMembers: eligible,
    breadth: breadth(close.panel, close.row, Object.keys(state.units), params),
    constituents,
  };
}
