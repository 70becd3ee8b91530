import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/market/day.ts';
import { aliasAt, aliasSpans, providerIds } from '../../../shared/registry/aliases.ts';
import { liveTokens } from '../../../shared/registry/liveTokens.ts';
import { membersOf, narrativesOf } from '../../../shared/registry/membership.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import type { RegistryToken } from '../../../shared/registry/types.ts';

const release = REGISTRY.releasedOn;

function token(id: string): RegistryToken {
  const found = REGISTRY.tokens.find((one) => one.id === id);
  if (!found) throw new Error(`no token ${id}`);
  return found;
}

describe('the shipped registry', () => {
  it('has the size the product promises', () => {
    expect(REGISTRY.narratives).toHaveLength(18);
    expect(REGISTRY.tokens.length).toBeGreaterThan(200);
    for (const { id } of REGISTRY.narratives)
      expect(membersOf(REGISTRY, id, release).length, id).toBeGreaterThanOrEqual(5);
  });

  it('asks a live feed for benchmarks and members in one page, and for no predecessor', () => {
    const live = liveTokens(REGISTRY, release);
    expect(live).toEqual([...new Set(live)].sort());
    expect(live.length).toBeLessThanOrEqual(250);
    expect(live).toEqual(expect.arrayContaining(['bitcoin', 'ethereum', 'solana', 'sky', 'mantra', 'hyperliquid']));
    for (const gone of ['maker', 'mantra-dao', 'matic-network', 'ftx-token', 'fantom'])
      expect(live).not.toContain(gone);
    expect(providerIds(REGISTRY, live, 'coingecko', release).size).toBe(live.length);
  });

  it('keeps names added at the release out of history', () => {
    expect(membersOf(REGISTRY, 'perps', release - 1)).not.toContain('hyperliquid');
    expect(membersOf(REGISTRY, 'perps', release)).toContain('hyperliquid');
    const added = REGISTRY.memberships.filter((row) => !row.seed);
    for (const row of added) expect(row.from, row.token).toBeGreaterThanOrEqual(release);
  });

  it('hands over at an event: the predecessor leaves no later than the successor comes', () => {
    const handovers = REGISTRY.events.filter(
      (event) => event.to !== null && event.to !== event.from && event.kind !== 'merge',
    );
    expect(handovers.length).toBeGreaterThan(8);
    for (const { date, from, to } of handovers) {
      expect(narrativesOf(REGISTRY, from, date), from).toEqual([]);
      const after = narrativesOf(REGISTRY, to as string, date);
      // BNX became a launchpad token, which is in no narrative.
      if (from !== 'binaryx-2') expect(after.length, to as string).toBeGreaterThan(0);
    }
  });

  it('lets no narrative keep a token past its delisting', () => {
    for (const { date, from } of REGISTRY.events.filter((event) => event.kind === 'delist')) {
      expect(narrativesOf(REGISTRY, from, date), from).toEqual([]);
      expect(narrativesOf(REGISTRY, from, date - 1).length, from).toBeGreaterThan(0);
    }
  });

  it('dates names: a renamed token is asked for under the name of the day', () => {
    const render = token('render-token');
    expect(aliasAt(render, 'binance', dayOf('2024-07-25'))).toBe('RNDRUSDT');
    expect(aliasAt(render, 'binance', dayOf('2024-07-26'))).toBe('RENDERUSDT');
    expect(aliasAt(render, 'binance', dayOf('2020-01-01'))).toBeNull();
    expect(aliasSpans(render, 'symbol').map((alias) => alias.value)).toEqual(['RNDR', 'RENDER']);
    expect(aliasAt(token('dydx-chain'), 'coingecko', dayOf('2023-10-25'))).toBe('dydx');
    // Binance quotes a thousand SATS: its pair is not a price of the token.
    expect(aliasSpans(token('sats-ordinals'), 'binance')).toEqual([]);
  });
});
