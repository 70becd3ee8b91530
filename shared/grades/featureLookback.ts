import type { Parameters } from '../engine/parameters.ts';

/** Bars of history, beside this one, that the price features read: the longest of their windows. */
export function featureLookback({ features: { bars } }: Parameters): number {
  return Math.max(...Object.values(bars).flatMap((window) => (typeof window === 'number' ? window : window.long)));
}
