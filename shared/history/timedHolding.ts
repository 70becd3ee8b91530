import type { Parameters } from '../engine/parameters.ts';
import { tradeCost } from '../rotation/costs.ts';
import type { TradingTerms } from '../rotation/tradingTerms.ts';

/** The benchmark held while it closes above its long mean, cash otherwise: decided at a close, traded at the next. */
export interface TimedHolding {
  readonly nav: number;
  readonly isHeld: boolean;
  /** What the last close decided. */
  readonly isWanted: boolean;
}

/**
 * The next close of a timed holding: `growth` is the benchmark's price over the one before. A change pays the rotation's
 * costs at `terms`; without terms it cannot be traded and waits.
 */
export function advanceTimed(
  before: TimedHolding,
  close: { readonly growth: number; readonly isAbove: boolean; readonly terms: TradingTerms | undefined },
  params: Parameters,
): TimedHolding {
  const { isHeld, isWanted } = before;
  const nav = before.nav * (isHeld ? close.growth : 1);
  const { terms, isAbove } = close;
  if (isHeld === isWanted || terms === undefined) return { nav, isHeld, isWanted: isAbove };
  const { feeBps, impact } = params.costs;
  const aumUsd = params.rotation.aumUsd * nav;
  const cost = tradeCost({ ...terms, dw: 1, aumUsd, feeBps, impact });
  return { nav: nav * (1 - cost), isHeld: isWanted, isWanted: isAbove };
}
