import type { Parameters } from '../engine/parameters.ts';
import { membersOf } from '../registry/membership.ts';
import type { Registry } from '../registry/types.ts';
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
  const { registry, day } = close;
  const advanced = new Map<string, IndexAtClose>();
  const narratives = ascendingIds(registry);
  // Members of this day first: a rebalance asks for those of the day before, and the registry remembers one day at a time.
  const membersOfEach = narratives.map((narrative) => membersOf(registry, narrative, day));
  for (let i = 0; i < narratives.length; i++) {
    const narrative = narratives[i] as string;
    const members = membersOfEach[i] as readonly string[];
    const before = previous.byNarrative.get(narrative)?.index;
    const eligible = countEligible(close.liquidity, close.panel, members);
    // Enters at 5, stays until below 4: the buffer keeps a narrative from flickering.
    const needed = before?.moving.tradable ? params.index.tradableStay : params.index.tradableEnter;
    const index = advanceIndex(before, narrative, eligible >= needed, close, params);
    if (index !== undefined) advanced.set(narrative, atClose(index, members.length, eligible, close, params));
  }
  return new IndicesAtClose(close.day, advanced, previous.ids);
}

const sorted = new WeakMap<Registry['narratives'], readonly string[]>();

/** Ids of the registered narratives, ascending; sorted once. */
function ascendingIds({ narratives }: Registry): readonly string[] {
  let ids = sorted.get(narratives);
  if (ids === undefined) {
    ids = narratives.map(({ id }) => id).sort();
    sorted.set(narratives, ids);
  }
  return ids;
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
