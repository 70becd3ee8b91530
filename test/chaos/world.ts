import { PARAMETERS, type Parameters } from '../../shared/engine/parameters.ts';
import { dayOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import type { Registry } from '../../shared/registry/types.ts';

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  ai: ['fetch-ai', 'ocean-protocol', 'render-token', 'singularitynet', 'the-graph', 'iexec-rlc'],
  meme: ['dogecoin', 'shiba-inu', 'bonk', 'floki', 'pepe'],
  'layer-1': ['solana', 'avalanche-2', 'cardano', 'near', 'aptos', 'sui'],
  'defi-dex': ['uniswap', 'curve-dao-token', 'sushi', '1inch', 'thorchain'],
  gaming: ['axie-infinity', 'decentraland', 'the-sandbox', 'gala', 'illuvium'],
};

/** Thirty tokens in five narratives of the shipped registry: enough for grades and rotations, few enough for thousands of cases. */
export const SLICE: Registry = sliceOf(MEMBERS);

function sliceOf(members: typeof MEMBERS): Registry {
  const tokens = new Set(['bitcoin', 'ethereum', 'solana', ...Object.values(members).flat()]);
  return {
    ...REGISTRY,
    narratives: REGISTRY.narratives.filter(({ id }) => id in members),
    tokens: REGISTRY.tokens.filter(({ id }) => tokens.has(id)),
    memberships: REGISTRY.memberships.filter(({ narrative, token }) => members[narrative]?.includes(token)),
    events: REGISTRY.events.filter(({ from }) => tokens.has(from)),
  };
}

/** The shipped parameters, but a model may be fitted on the few weeks of history there are here. */
export const PARAMS: Parameters = { ...PARAMETERS, model: { ...PARAMETERS.model, minDates: 8 } };

export const HISTORY_FROM = dayOf('2023-11-20');
/** When the base table is made: history filled, the record opened on the close of the day before. */
export const OPENING = '2024-03-06T00:30:00Z';
/** A hash each for what the real handler hashes. */
export const HASHES = { registryHash: 'a'.repeat(64), parametersHash: 'b'.repeat(64), codeHash: 'c'.repeat(64) };
