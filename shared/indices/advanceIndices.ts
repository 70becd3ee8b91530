import type { Parameters } from '../engine/parameters.ts';
import { membersOf } from '../registry/membership.ts';
import { advanceIndex } from './advanceIndex.ts';
import { breadth } from './breadth.ts';
import type { Close } from './close.ts';
import { type IndexAtClose, IndicesAtClose } from './indicesAtClose.ts';
import { countEligible } from './liquidityView.ts';
import type { RunningIndex } from './runningIndex.ts';
import type { RunningIndices } from './runningIndices.ts';

/**
 * Advances every registered narrative over one close (methodology section 2) and says what the close was. They stand in
 * ascending narrative order; a narrative without an index yet is left out.
 */
export function advanceIndices(previous: RunningIndices, close: Close, params: Parameters): IndicesAtClose {
  const advanced = new Map<string, IndexAtClose>();
  // Members of this day first: a rebalance asks for those of the day before, and the registry remembers one day at a time.
  const narratives = close.registry.narratives
    .map(({ id }) => ({ narrative: id, members: membersOf(close.registry, id, close.day) }))
    .sort((a, b) => (a.narrative < b.narrative ? -1 : 1));
  for (const { narrative, members } of narratives) {
    const before = previous.byNarrative.get(narrative)?.index;
    const eligible = countEligible(close.liquidity, close.panel, members);
    // Enters at 5, stays until below 4: the buffer keeps a narrative from flickering.
    const needed = before?.moving.tradable ? params.index.tradableStay : params.index.tradableEnter;
    const index = advanceIndex(before, narrative, eligible >= needed, close, params);
    if (index !== undefined) advanced.set(narrative, atClose(index, members.length, eligible, close, params));
  }
  return new IndicesAtClose(close.day, advanced, previous.ids);
}

function atClose(
  index: RunningIndex,
  members: number,
  eligibleMembers: number,
  { panel, row, day, registry }: Close,
  params: Parameters,
): IndexAtClose {
  const staleWeight = index.isSilent ? index.valued().staleWeight : 0;
  return {
    index,
    tradable: index.moving.tradable && staleWeight <= params.index.maxStaleWeight,
    staleWeight,
    rebalanced: index.holdings.rebalancedOn === day,
    members,
    eligibleMembers,
    breadth: breadth(panel, row, index.heldIn(panel, registry.events).positions, params),
  };
}
