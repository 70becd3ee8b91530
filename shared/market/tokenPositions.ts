import type { Panel } from './panel.ts';

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Position of each token id in the panel's `tokens`; built once per token list, since a fold asks at every close. */
export function tokenPositions(panel: Panel): ReadonlyMap<string, number> {
  let positions = known.get(panel.tokens);
  if (positions === undefined) {
    positions = new Map(panel.tokens.map((token, position) => [token, position]));
    known.set(panel.tokens, positions);
  }
  return positions;
}
