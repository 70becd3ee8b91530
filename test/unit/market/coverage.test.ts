import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { coverageAt } from '../../../shared/market/coverage.ts';
import type { Registry, TokenEvent } from '../../../shared/registry/types.ts';
import { eventAt, FIRST_DAY, panelOf } from './panelOf.ts';

function registryOf(tokens: readonly string[], events: readonly TokenEvent[] = []): Registry {
  return {
    releasedOn: FIRST_DAY,
    narratives: [{ id: 'n', name: 'N', definition: '' }],
    tokens: [...tokens, 'outsider'].map((id) => ({ id, symbol: id, name: id, benchmark: id === 'btc', aliases: [] })),
    memberships: tokens
      .filter((token) => token !== 'btc')
      .map((token) => ({
        narrative: 'n',
        token,
        from: FIRST_DAY,
        to: null,
        decidedAt: FIRST_DAY,
        seed: true,
        reason: '',
      })),
    events,
  };
}

describe('coverageAt', () => {
  it('is the share of members and benchmarks with a close', () => {
    const panel = panelOf({
      a: { close: [1, 1] },
      b: { close: [1, null] },
      btc: { close: [1, 1] },
      outsider: { close: [1, null] },
    });
    expect(coverageAt(panel, 1, registryOf(['a', 'b', 'btc']), PARAMETERS)).toEqual({
      live: 3,
      share: 2 / 3,
    });
  });

  it('forgets a token silent for longer than the limit', () => {
    const { liveWithinBars } = PARAMETERS.coverage;
    const panel = panelOf({ a: { close: [1] }, b: { close: new Array(20).fill(1) } });
    const registry = registryOf(['a', 'b']);
    expect(coverageAt(panel, liveWithinBars - 1, registry, PARAMETERS).share).toBe(0.5);
    expect(coverageAt(panel, liveWithinBars, registry, PARAMETERS)).toEqual({ live: 1, share: 1 });
  });

  it('does not wait for a delisted token, but does for one relisted long after', () => {
    const closes = new Array(60).fill(1).map((price, row) => (row === 59 ? null : price));
    const panel = panelOf({ a: { close: [1, 1, null] }, b: { close: closes } });
    expect(coverageAt(panel, 2, registryOf(['a', 'b'], [eventAt(2, 'delist', 'a')]), PARAMETERS).share).toBe(1);
    expect(coverageAt(panel, 2, registryOf(['a', 'b'], [eventAt(3, 'delist', 'a')]), PARAMETERS).share).toBe(0.5);
    expect(coverageAt(panel, 59, registryOf(['a', 'b'], [eventAt(2, 'delist', 'b')]), PARAMETERS).share).toBe(0);
  });

  it('does not wait for a token in the gap next to its registered migration', () => {
    const panel = panelOf({ a: { close: [1, null] }, b: { close: [1, 1] } });
    const registry = registryOf(['a', 'b'], [eventAt(5, 'rename', 'a', 'c', 1)]);
    expect(coverageAt(panel, 1, registry, PARAMETERS)).toEqual({ live: 1, share: 1 });
  });

  it('is zero when nothing is live', () => {
    expect(coverageAt(panelOf({ a: { close: [null] } }, 1), 0, registryOf(['a']), PARAMETERS)).toEqual({
      live: 0,
      share: 0,
    });
  });
});
