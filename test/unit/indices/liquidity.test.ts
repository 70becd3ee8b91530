import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { liquidityAt } from '../../../shared/indices/liquidity.ts';
import type { Liquidity } from '../../../shared/indices/types.ts';
import { spliceEvents } from '../../../shared/market/spliceEvents.ts';
import { type Columns, eventAt, FIRST_DAY, panelOf } from '../market/panelOf.ts';

const BARS = 40;
const repeat = <T>(value: T, count = BARS): T[] => new Array(count).fill(value);
/** A price around 1 that moves by 5% a day. */
const moving = Array.from({ length: BARS }, (_, row) => (row % 2 === 0 ? 1 : 1.05));
const healthy: Columns = { close: moving, venue: repeat(5e6), supply: repeat(200e6) };

function judge(change: Columns, wasEligible = false, row = BARS - 1): Liquidity {
  const panel = panelOf({ a: { ...healthy, ...change } }, BARS);
  return liquidityAt(panel, row, wasEligible ? ['a'] : [], PARAMETERS).get('a') as Liquidity;
}

describe('liquidity', () => {
  it('is the median volume, the smaller of it and half the cap, and supply times close', () => {
    const venue = [...repeat(5e6, BARS - 3), 9e9, 9e9, 9e9];
    expect(judge({ venue })).toEqual({
      token: 'a',
      volumeUsd: 5e6,
      advUsd: 5e6,
      capUsd: 200e6 * 1.05,
      standInSupply: false,
      staleSupply: false,
      pricedBars: BARS,
      missingBars: 0,
      eligible: true,
      tradable: true,
      reasons: [],
    });
    expect(judge({ venue: repeat(800e6) }).advUsd).toBeCloseTo(105e6, 3);
  });

  it('trusts an aggregate volume by half', () => {
    expect(judge({ venue: [], aggregate: repeat(5e6) }).volumeUsd).toBe(2.5e6);
  });

  it('needs 20 bars of volume out of 30', () => {
    expect(judge({ venue: [...repeat(null, 20), ...repeat(5e6, 20)] }).volumeUsd).toBe(5e6);
    const short = judge({ venue: [...repeat(null, 21), ...repeat(5e6, 19)] });
    expect(short).toMatchObject({ volumeUsd: undefined, advUsd: undefined, eligible: false });
    expect(short.reasons).toEqual(['LOW_VOLUME', 'ADV_BELOW_TRADABLE']);
  });

  it('lets an incumbent stay at 80% of what entering takes', () => {
    for (const change of [{ venue: repeat(0.9e6) }, { supply: repeat(20e6) }]) {
      expect([judge(change).eligible, judge(change, true).eligible]).toEqual([false, true]);
    }
    expect(judge({ venue: repeat(0.79e6) }, true).reasons).toContain('LOW_VOLUME');
    expect(judge({ supply: repeat(19e6) }, true).reasons).toContain('LOW_CAP');
  });

  it('separates eligible from tradable', () => {
    expect(judge({ venue: repeat(1.5e6) })).toMatchObject({ eligible: true, reasons: ['ADV_BELOW_TRADABLE'] });
    expect(judge({ supply: repeat(50e6) })).toMatchObject({ eligible: true, reasons: ['CAP_BELOW_TRADABLE'] });
  });

  it('asks a token with a stand-in supply for volume alone, and never shows its cap', () => {
    const standIn = judge({ supply: [...repeat(null, BARS - 1), 1e6], untold: true }, false, BARS - 2);
    expect(standIn).toMatchObject({
      standInSupply: true,
      capUsd: undefined,
      advUsd: 5e6,
      eligible: true,
      tradable: true,
    });
    const nextDay = judge({ supply: [...repeat(null, BARS - 1), 1e6] });
    expect(nextDay).toMatchObject({ standInSupply: false, capUsd: 1.05e6, eligible: false });
  });

  it('refuses a token whose supply was never seen', () => {
    expect(judge({ supply: [] })).toMatchObject({ eligible: false, reasons: ['NO_SUPPLY', 'ADV_BELOW_TRADABLE'] });
  });

  it('wants 30 bars since the first price', () => {
    const young = [...repeat(null, 11), ...moving.slice(11)];
    expect(judge({ close: young })).toMatchObject({ pricedBars: 29, eligible: false, reasons: ['TOO_YOUNG'] });
    expect(judge({ close: [...repeat(null, 10), ...moving.slice(10)] })).toMatchObject({
      pricedBars: 30,
      eligible: true,
    });
    expect(judge({ close: [] }).reasons.slice(0, 2)).toEqual(['NOT_PRICED', 'TOO_YOUNG']);
  });

  it('carries a price for one bar, freezes it for two more, then gives up', () => {
    const gap = (count: number) => judge({ close: [...moving.slice(0, BARS - count), ...repeat(null, count)] });
    expect(gap(1)).toMatchObject({ missingBars: 1, eligible: true, tradable: true });
    expect(gap(2)).toMatchObject({ missingBars: 2, eligible: true, tradable: false, reasons: ['FROZEN'] });
    expect(gap(3)).toMatchObject({ eligible: true, tradable: false });
    expect(gap(4)).toMatchObject({ eligible: false, reasons: ['NOT_PRICED', 'FROZEN'] });
  });

  it('counts no time for closes that never counted', () => {
    const panel = panelOf({ a: { ...healthy, close: [...moving.slice(0, BARS - 4), ...repeat(null, 4)] } }, BARS);
    const skipped = new Set([FIRST_DAY + BARS - 4, FIRST_DAY + BARS - 3, FIRST_DAY + BARS - 2]);
    expect(liquidityAt(panel, BARS - 1, [], PARAMETERS, skipped).get('a')).toMatchObject({ missingBars: 1 });
  });

  it('takes a volatility below 5% a year for a peg', () => {
    const quiet = (step: number) => moving.map((_, row) => (row % 2 === 0 ? 1 : 1 + step));
    // Alternating returns of +-x have a sample sd of about x: .0026 a day is 5% a year.
    expect(judge({ close: quiet(0.0025) })).toMatchObject({ eligible: false, reasons: ['PEGGED'] });
    expect(judge({ close: quiet(0.0027) }).eligible).toBe(true);
    expect(judge({ close: quiet(0) }).reasons).toEqual(['PEGGED']);
  });

  it('does not take inherited history for prices of that day', () => {
    const columns = {
      new: { ...healthy, close: [...repeat(null, BARS - 1), 1] },
      old: { ...healthy, close: [...moving.slice(0, BARS - 1), null] },
    };
    const panel = spliceEvents(panelOf(columns), [eventAt(BARS - 1, 'rename', 'old', 'new', 1)]);
    const at = (row: number) => liquidityAt(panel, row, [], PARAMETERS).get('new');
    expect(at(BARS - 2)).toMatchObject({ pricedBars: 0, eligible: false });
    expect(at(BARS - 1)).toMatchObject({ pricedBars: BARS, missingBars: 0, eligible: true });
  });

  it("is a map of the panel's tokens, whose short answers are those of the whole ones", () => {
    const columns = { a: healthy, b: { ...healthy, supply: [] }, c: { ...healthy, venue: repeat(1e3) } };
    const table = liquidityAt(panelOf(columns, BARS), BARS - 1, [], PARAMETERS);
    expect([...table.keys()]).toEqual(['a', 'b', 'c']);
    expect(table.size).toBe(3);
    for (const [position, [token, one]] of [...table].entries()) {
      expect(table.get(token)).toBe(one);
      expect(table.isEligible(token)).toBe(one.eligible);
      expect(table.isTradable(token)).toBe(one.tradable);
      expect(table.pricedBarsAt(position)).toBe(one.pricedBars);
      expect(table.isTradableAt(position)).toBe(one.tradable);
      expect(table.isEligibleAt(position)).toBe(one.eligible);
      expect(table.capUsdAt(position)).toBe(one.capUsd ?? Number.NaN);
      expect(table.advUsdAt(position)).toBe(one.advUsd ?? Number.NaN);
    }
    expect([...table.values()].map(({ eligible }) => eligible)).toEqual([true, false, false]);
  });

  it('knows nothing of a token outside the panel', () => {
    const table = liquidityAt(panelOf({ a: healthy }), 0, [], PARAMETERS);
    expect(table.get('z')).toBeUndefined();
    expect([table.has('z'), table.isEligible('z'), table.isTradable('z')]).toEqual([false, false, false]);
    expect([table.isEligibleAt(-1), table.pricedBarsAt(-1), table.capUsdAt(-1)]).toEqual([false, 0, Number.NaN]);
  });
});
