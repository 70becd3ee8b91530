import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { buildPanel } from '../../../shared/market/buildPanel.ts';
import { PanelFlag } from '../../../shared/market/panel.ts';
import { FIRST_DAY, panelOf } from './panelOf.ts';

describe('buildPanel', () => {
  it('lays tokens out one after the other, a row a day', () => {
    const panel = panelOf({ b: { close: [3, 4] }, a: { close: [1, 2], venue: [10, 20] } });
    expect(panel.tokens).toEqual(['a', 'b']);
    expect([...panel.close]).toEqual([1, 2, 3, 4]);
    expect([...panel.venueVolume]).toEqual([10, 20, NaN, NaN]);
  });

  it('carries the last supply, flagged once it is old, and never a later one backwards', () => {
    const { staleAfterDays } = PARAMETERS.supply;
    const days = staleAfterDays + 4;
    const panel = panelOf({ a: { supply: [null, 50] } }, days);
    expect([...panel.supply]).toEqual([NaN, ...new Array(days - 1).fill(50)]);
    expect(panel.flags[0]).toBe(0);
    expect([...panel.flags.subarray(1, staleAfterDays + 2)]).toEqual(new Array(staleAfterDays + 1).fill(0));
    expect([...panel.flags.subarray(staleAfterDays + 2)]).toEqual([PanelFlag.staleSupply, PanelFlag.staleSupply]);
  });

  it('leaves a supply that was never seen unknown', () => {
    const panel = panelOf({ a: { close: [1, 1] } });
    expect([...panel.supply, ...panel.flags]).toEqual([NaN, NaN, 0, 0]);
  });

  it('keeps quarantined and impossible prices out', () => {
    const panel = panelOf({ a: { close: [1, 0, -2, Number.POSITIVE_INFINITY, 5], venue: [-1], quarantined: [4] } });
    expect([...panel.close]).toEqual([1, NaN, NaN, NaN, NaN]);
    expect([...panel.flags]).toEqual([0, 1, 1, 1, 1].map((refused) => refused * PanelFlag.quarantined));
    expect(panel.venueVolume[0]).toBeNaN();
  });

  it('leaves out days and tokens outside the window, and takes days in any order', () => {
    const row = { token: 'a', close: 7, venueVolumeUsd: null, aggregateVolumeUsd: null, supply: 3, quarantined: false };
    const bars = [
      { day: FIRST_DAY + 1, rows: [row, { ...row, token: 'z' }] },
      { day: FIRST_DAY, rows: [{ ...row, close: 6, supply: null }] },
      { day: FIRST_DAY + 2, rows: [row] },
    ];
    const panel = buildPanel({ tokens: ['a'], firstDay: FIRST_DAY, days: 2, bars }, PARAMETERS);
    expect([...panel.close]).toEqual([6, 7]);
    expect([...panel.supply]).toEqual([NaN, 3]);
  });

  it('flags bars of a source that tells no supply, until one is observed', () => {
    const row = { token: 'a', close: 7, venueVolumeUsd: 9, aggregateVolumeUsd: null, supply: null, quarantined: false };
    const bars = [
      { day: FIRST_DAY, rows: [{ ...row, supplyUntold: true }] },
      { day: FIRST_DAY + 2, rows: [{ ...row, supply: 50 }] },
      { day: FIRST_DAY + 3, rows: [{ ...row, supplyUntold: true }] },
    ];
    const panel = buildPanel({ tokens: ['a'], firstDay: FIRST_DAY, days: 4, bars }, PARAMETERS);
    const standIn = PanelFlag.standInSupply;
    expect([...panel.flags]).toEqual([standIn, standIn, 0, 0]);
    expect([...panel.supply]).toEqual([NaN, NaN, 50, 50]);
  });

  it('refuses tokens that are not ascending', () => {
    const input = { tokens: ['b', 'a'], firstDay: FIRST_DAY, days: 1, bars: [] };
    expect(() => buildPanel(input, PARAMETERS)).toThrow('a follows b');
  });
});
