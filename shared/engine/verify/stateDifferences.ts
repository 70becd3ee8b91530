import { canonicalJson } from '../canonicalJson.ts';
import type { EngineState } from '../types.ts';
import { differences } from './differences.ts';
import type { Difference } from './types.ts';

/** In what the state a close published differs from the recomputed one, to the digits that are hashed. */
export function stateDifferences(date: string, published: EngineState, recomputed: EngineState): Difference[] {
  const asHashed = (state: EngineState): unknown => JSON.parse(canonicalJson(state));
  return differences(asHashed(published), asHashed(recomputed), 'state').map((one) => ({ date, ...one }));
}

/**
 * The differences with the close that was hashed put in where the state after it still holds one: an index or the book
 * keeps the price of what it holds.
 */
export function withHashedCloses(found: readonly Difference[], state: EngineState): Difference[] {
  return found.map((one) => {
    const token = /^inputs\.bars\.(.+)\.close$/.exec(one.path)?.[1];
    const close = token === undefined ? undefined : closeIn(state, token);
    return close === undefined || close === one.published ? one : { ...one, recomputed: close };
  });
}

function closeIn({ indices, rotation }: EngineState, token: string): number | undefined {
  const index = Object.values(indices).find(({ prices }) => prices[token] !== undefined);
  return rotation.lastPrices[token] ?? index?.prices[token];
}
