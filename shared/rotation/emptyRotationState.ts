import type { Parameters } from '../engine/parameters.ts';
import type { RotationState } from './types.ts';

/** The rotation before its first close: no tranche has decided, no order waits, NAV 1 in cash. */
export function emptyRotationState(params: Parameters): RotationState {
  return {
    tranches: Array.from({ length: params.rotation.tranches }, () => null),
    pending: null,
    book: { navGross: 1, navNet: 1, weights: {} },
    lastPrices: {},
  };
}
