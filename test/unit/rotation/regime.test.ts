import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { explainRegime } from '../../../shared/rotation/explainRegime.ts';
import { regime } from '../../../shared/rotation/regime.ts';
import { closeOf } from './closeOf.ts';
import { drifting } from './series.ts';

const [up, down] = [drifting(60, 0.01), drifting(60, -0.01)];
const market = (bitcoin: readonly number[], rising: number, falling: number, liquidity = {}) => {
  const closes: Record<string, readonly number[]> = { bitcoin };
  for (let i = 0; i < rising; i++) closes[`rising-${i}`] = up;
  for (let i = 0; i < falling; i++) closes[`falling-${i}`] = down;
  return closeOf({ closes, liquidity: { bitcoin: { eligible: false }, ...liquidity } });
};
const read = (close: ReturnType<typeof market>) => regime(close, PARAMETERS);

describe('regime', () => {
  it('sets exposure by how many of the two tests hold', () => {
    expect(read(market(up, 3, 2)).exposure).toBe(1);
    expect(read(market(up, 0, 2)).exposure).toBe(0.6);
    expect(read(market(down, 3, 2)).exposure).toBe(0.6);
    expect(read(market(down, 0, 2)).exposure).toBe(0);
  });

  it('asks for more than 40% of the eligible tokens, not for 40%', () => {
    expect(read(market(up, 2, 3))).toMatchObject({ breadth: 0.4, breadthAboveThreshold: false });
    expect(read(market(up, 2, 3, { 'falling-0': { eligible: false } }))).toMatchObject({ breadth: 0.5, exposure: 1 });
  });

  it('counts a flat price as not above its mean', () => {
    expect(read(market(new Array(60).fill(0.1), 1, 0)).btcAboveSma50).toBe(false);
  });

  it('is not moved by one missing bar of the benchmark', () => {
    expect(read(market([...up.slice(0, -1), Number.NaN], 3, 0)).btcAboveSma50).toBe(true);
  });

  it('holds nothing true that it cannot measure', () => {
    expect(read(closeOf({ closes: {} }))).toMatchObject({ breadth: undefined, exposure: 0 });
    expect(read(market(up.slice(0, 30), 0, 0)).btcAboveSma50).toBe(false);
  });

  it('names the change of the benchmark that would have reversed it, and it would', () => {
    const before = read(market(down, 3, 0));
    const { reversal } = explainRegime(before, 1, PARAMETERS);
    const rise = Number(/bitcoin closing ([\d.]+)% higher/.exec(reversal ?? '')?.[1]) / 100;
    const lifted = (share: number) => read(market([...down.slice(0, -1), (down.at(-1) as number) * (1 + share)], 3, 0));
    expect(lifted(rise + 1e-4).btcAboveSma50).toBe(true);
    expect(lifted(rise - 1e-4).btcAboveSma50).toBe(false);
  });

  it('names the breadth where that is the nearer test', () => {
    const { reversal } = explainRegime(read(market(drifting(60, -0.03), 3, 5)), 0.6, PARAMETERS);
    expect(reversal).toBe('2.51% of the eligible tokens more above their 20-bar mean');
  });
});
