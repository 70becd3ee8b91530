import { lazyMembers } from '../engine/lazyMembers.ts';
import type { Parameters } from '../engine/parameters.ts';
import { membersOf } from '../registry/membership.ts';
import { advanceIndex } from './advanceIndex.ts';
import { breadth } from './breadth.ts';
import type { Close } from './close.ts';
import { countEligible } from './liquidityView.ts';
import type { IndexFact, IndexState } from './types.ts';
import { type Valuation, valueConstituents } from './valueConstituents.ts';

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
  // Members of this day first: a rebalance asks for those of the day before, and the registry remembers one day at a time.
  const narratives = close.registry.narratives
    .map(({ id }) => ({ narrative: id, members: membersOf(close.registry, id, close.day) }))
    .sort((a, b) => (a.narrative < b.narrative ? -1 : 1));
  for (const { narrative, members } of narratives) {
    const before = previous[narrative];
    const eligible = countEligible(close.liquidity, close.panel, members);
    // Enters at 5, stays until below 4: the buffer keeps a narrative from flickering.
    const needed = before?.tradable ? params.index.tradableStay : params.index.tradableEnter;
    const state = advanceIndex(before, narrative, eligible >= needed, close, params);
    if (state === undefined) continue;
    states[narrative] = state;
    facts.push(factOf(state, members.length, eligible, close, params));
  }
  return { states, facts };
}

/** A fact whose constituents are told when somebody reads them. */
const telling = lazyMembers<() => Valuation, Pick<IndexFact, 'constituents'>>({
  constituents: (valued) => valued().constituents,
});

function factOf(state: IndexState, members: number, eligible: number, close: Close, params: Parameters): IndexFact {
  const level = (state.levels.at(-1) as IndexState['levels'][number]).level;
  const staleBarsOf = (token: string): number => state.silent[token]?.bars ?? 0;
  const valued = (): Valuation => valueConstituents(state.units, state.prices, level, staleBarsOf);
  const staleWeight = isSilent(state) ? valued().staleWeight : 0;
  const fact = {
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
  };
  return telling(fact, valued);
}

/** Whether any token held has no price at this close. */
function isSilent({ silent }: IndexState): boolean {
  for (const _ in silent) return true;
  return false;
}
