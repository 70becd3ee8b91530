import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { deflatedSharpe, luckOf, withTrial } from '../../../shared/whatif/luckOf.ts';
import {
  DEFAULT_SETTINGS,
  parametersOf,
  SETTING_BOUNDS,
  settingProblems,
  settingsKey,
  type WhatIfNumber,
} from '../../../shared/whatif/settings.ts';

describe('settings', () => {
  it('unchanged are the parameters of the engine', () => {
    expect(parametersOf(DEFAULT_SETTINGS)).toEqual(PARAMETERS);
  });

  it('are refused outside their bounds, and every window within what an index keeps', () => {
    for (const [name, { min, max }] of Object.entries(SETTING_BOUNDS)) {
      for (const value of [min - 1, max + 1, Number.NaN])
        expect(settingProblems({ ...DEFAULT_SETTINGS, [name]: value })).toHaveProperty(name);
    }
    expect(SETTING_BOUNDS.longBars.max).toBeLessThan(PARAMETERS.index.levelsKept);
    expect(settingProblems({ ...DEFAULT_SETTINGS, narratives: 2.5 })).toEqual({ narratives: 'a whole number' });
    expect(settingProblems({ ...DEFAULT_SETTINGS, shortBars: 14 })).toEqual({
      middleBars: 'more than the short window',
    });
    expect(() => parametersOf({ ...DEFAULT_SETTINGS, tokenLimit: 2 })).toThrow('tokenLimit must be from 0.05 to 0.5');
  });

  it('move the ranks with the number of narratives', () => {
    const { slots, enterRank, keepRank } = parametersOf({ ...DEFAULT_SETTINGS, narratives: 5 }).rotation;
    expect([slots, enterRank, keepRank]).toEqual([5, 5, 7]);
  });

  it('have one key whatever the order of their names', () => {
    const turned = Object.fromEntries(Object.entries(DEFAULT_SETTINGS).reverse()) as typeof DEFAULT_SETTINGS;
    expect(settingsKey(turned)).toBe(settingsKey(DEFAULT_SETTINGS));
    const other = (name: WhatIfNumber) => settingsKey({ ...DEFAULT_SETTINGS, [name]: SETTING_BOUNDS[name].min });
    expect(new Set((Object.keys(SETTING_BOUNDS) as WhatIfNumber[]).map(other)).size).toBe(8);
  });
});

describe('trials', () => {
  const trial = (key: string, sharpe: number) => ({ key, sharpe });

  it('count a configuration once, with its newest result', () => {
    const trials = withTrial([trial('a', 1), trial('b', 2)], trial('a', 3));
    expect(luckOf(trials)).toMatchObject({ trials: 2, best: 3 });
  });

  it('deflate: the more there are and the further apart, the more luck explains', () => {
    const spread = [0.2, 0.9, 0.4, 0.7].map((sharpe, i) => trial(`${i}`, sharpe));
    const few = luckOf(spread);
    const many = luckOf([...spread, ...spread.map(({ key, sharpe }) => trial(`${key}'`, sharpe))]);
    expect(luckOf([trial('a', 3)]).expectedBest).toBe(0);
    expect(few.expectedBest).toBeGreaterThan(0);
    expect(many.expectedBest).toBeGreaterThan(few.expectedBest);
    const nav = Float64Array.from({ length: 400 }, (_, i) => 1.001 ** i * (i % 2 === 0 ? 1 : 1.02));
    const alone = deflatedSharpe(nav, luckOf([trial('a', 1)])) as number;
    expect(deflatedSharpe(nav, many)).toBeLessThan(alone);
    expect(deflatedSharpe([1, 1, 1], many)).toBeUndefined();
  });
});
