import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import type { Panel } from '../market/panel.ts';
import { tradingSuccessor } from '../market/registeredEvents.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import { membersOf } from '../registry/membership.ts';
import type { Close } from './close.ts';
import { advUsdAt, capUsdAt, isEligibleAt, type LiquidityView } from './liquidityView.ts';
import type { Candidate } from './selectBasket.ts';

/**
 * The candidates of a narrative's rebalance at this close: its members and their eligibility, cap and ADV of the
 * preceding bar, those without a price now dropped. A member replaced at this very close by its registered successor
 * hands its place over. Ascending by id.
 */
export function candidatesOf(narrative: string, close: Close, params: Parameters): Candidate[] {
  const candidates: Candidate[] = [];
  const handedOver = new Map<string, number>();
  const { panel, row, preceding } = close;
  const members = membersOf(close.registry, narrative, close.day - 1);
  const positions = positionsOf(panel, members);
  for (let i = 0; i < members.length; i++) {
    const position = positions[i] as number;
    if (position < 0 || !isEligibleAt(preceding, panel, position)) continue;
    const member = members[i] as string;
    const size = sizeOf(preceding, panel, position, params);
    if (!Number.isNaN(ownClose(panel, position, row))) {
      candidates.push({ token: member, size });
      continue;
    }
    const successor = tradingSuccessor(panel, member, row, close.registry.events);
    if (successor !== undefined) handedOver.set(successor.token, size);
  }
  // Members ascend already: only a successor has to find its place.
  if (handedOver.size === 0) return candidates;
  for (const [token, size] of handedOver)
    if (!candidates.some((candidate) => candidate.token === token)) candidates.push({ token, size });
  return candidates.sort((a, b) => (a.token < b.token ? -1 : 1));
}

/** m = min(cap, 50 ADV); 50 ADV where the supply is a stand-in. */
function sizeOf(view: LiquidityView, panel: Panel, position: number, params: Parameters): number {
  const capUsd = capUsdAt(view, panel, position);
  const advUsd = advUsdAt(view, panel, position);
  const byVolume = Number.isNaN(advUsd) ? 0 : params.index.advMultiple * advUsd;
  return Number.isNaN(capUsd) ? byVolume : Math.min(capUsd, byVolume);
}
