import type { Parameters } from '../engine/parameters.ts';
import { tradeCost } from './costs.ts';
import { noTradeBand } from './planTrades.ts';
import type { TokenMarket } from './tradeList.ts';

/** A position in whole cents with its target weight. */
export interface Position {
  readonly token: string;
  readonly valueCents: number;
  readonly target: number;
  readonly terms: TokenMarket;
}

/** An order in whole cents, positive = buy. */
export interface Order {
  readonly position: Position;
  readonly orderCents: number;
  readonly costCents: number;
}

const CENTS = 100;

/**
 * Orders that bring positions to their targets *as shares of what is left after the costs of getting there*, found by
 * repeating the plan with the costs of the last one. A token once found beyond the band stays in the plan, so this ends;
 * and what is then untouched lies inside the band of the final total: a second list has nothing to do.
 */
export function fitOrders(
  positions: readonly Position[],
  cashCents: number,
  minimumCents: number,
  params: Parameters,
): readonly Order[] {
  const total = positions.reduce((sum, { valueCents }) => sum + valueCents, cashCents);
  const moving = new Set<Position>();
  let net = total;
  let closest = Number.POSITIVE_INFINITY;
  for (;;) {
    const known = moving.size;
    for (const position of positions) {
      if (beyondBand(position, net, minimumCents, params)) moving.add(position);
    }
    const orders = plan([...moving], net, cashCents, minimumCents, params);
    const after = total - orders.reduce((sum, { costCents }) => sum + costCents, 0);
    const error = Math.abs(after - net);
    // Costs move far less than the total they are taken from, so the error shrinks until rounding to cents stops it.
    if (moving.size === known && (error === 0 || error >= closest)) return orders;
    closest = moving.size === known ? error : Number.POSITIVE_INFINITY;
    net = after;
  }
}

function beyondBand(position: Position, net: number, minimumCents: number, params: Parameters): boolean {
  const gap = gapCents(position, net);
  if (gap === 0 || Math.abs(gap) < minimumCents) return false;
  return Math.abs(gap) / net >= noTradeBand(position.target, params) - params.rotation.band.tolerance;
}

const gapCents = ({ target, valueCents }: Position, net: number): number => Math.round(target * net) - valueCents;

function plan(
  moving: readonly Position[],
  net: number,
  cashCents: number,
  minimumCents: number,
  params: Parameters,
): readonly Order[] {
  const wanted = moving
    .map((position) => ({ position, cents: gapCents(position, net) }))
    .sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents) || (a.position.token < b.position.token ? -1 : 1));
  const orders: Order[] = [];
  let cash = cashCents;
  for (const { position, cents } of wanted) {
    if (cents >= 0) continue;
    // Costs may shave a gap to just under the minimum: it is then traded at the minimum.
    const orderCents = -Math.min(position.valueCents, Math.max(-cents, minimumCents));
    const costCents = costOf(position, orderCents, params);
    // A sale that costs what it brings is left alone.
    if (costCents >= -orderCents) continue;
    orders.push({ position, orderCents, costCents });
    cash -= orderCents + costCents;
  }
  for (const { position, cents } of wanted) {
    if (cents <= 0) continue;
    const orderCents = affordable(position, Math.max(cents, minimumCents), cash, params);
    if (orderCents < Math.max(1, minimumCents)) continue;
    const costCents = costOf(position, orderCents, params);
    orders.push({ position, orderCents, costCents });
    cash -= orderCents + costCents;
  }
  return orders;
}

/** The largest buy up to `wanted` that cash pays for with its cost; cost grows with size, so bisection finds it. */
function affordable(position: Position, wanted: number, cash: number, params: Parameters): number {
  let low = 0;
  let high = wanted;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (middle + costOf(position, middle, params) <= cash) low = middle;
    else high = middle - 1;
  }
  return low;
}

function costOf({ terms }: Position, orderCents: number, params: Parameters): number {
  const { feeBps, impact } = params.costs;
  // As a trade of the whole of a portfolio worth the order itself: the cost in cents does not depend on the rest.
  const orderUsd = Math.abs(orderCents) / CENTS;
  const fraction = tradeCost({ ...terms, dw: 1, aumUsd: orderUsd, feeBps, impact });
  return Math.ceil(fraction * Math.abs(orderCents));
}
