import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import { tradingSuccessor } from '../market/registeredEvents.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { membersOf } from '../registry/membership.ts';
import type { Close } from './close.ts';
import type { Candidate } from './selectBasket.ts';
import type { Liquidity } from './types.ts';

/**
 * The candidates of a narrative's rebalance at this close: its members and their eligibility, cap and ADV of the
 * preceding bar, those without a price now dropped. A member replaced at this very close by its registered successor
 * hands its place over. Ascending by id.
 */
export function candidatesOf(narrative: string, close: Close, params: Parameters): Candidate[] {
  const candidates: Candidate[] = [];
  const handedOver = new Map<string, number>();
  for (const member of membersOf(close.registry, narrative, close.day - 1)) {
    const liquidity = close.preceding.get(member);
    if (liquidity === undefined || !liquidity.eligible) continue;
    const size = sizeOf(liquidity, params);
    if (isPriced(close, member)) {
      candidates.push({ token: member, size });
      continue;
    }
    const successor = tradingSuccessor(close.panel, member, close.row, close.registry.events);
    if (successor !== undefined) handedOver.set(successor.token, size);
  }
  // Members ascend already: only a successor has to find its place.
  if (handedOver.size === 0) return candidates;
  for (const [token, size] of handedOver)
    if (!candidates.some((candidate) => candidate.token === token)) candidates.push({ token, size });
  return candidates.sort((a, b) => (a.token < b.token ? -1 : 1));
}

/** m = min(cap, 50 ADV); 50 ADV where the supply is a stand-in. */
function sizeOf(liquidity: Liquidity, params: Parameters): number {
  const byVolume = params.index.advMultiple * (liquidity.advUsd ?? 0);
  return Math.min(liquidity.capUsd ?? Number.POSITIVE_INFINITY, byVolume);
}

function isPriced(close: Close, token: string): boolean {
  const position = tokenPositions(close.panel).get(token);
  return position !== undefined && !Number.isNaN(ownClose(close.panel, position, close.row));
}
