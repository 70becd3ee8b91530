import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { levelAcceleration } from '../../../shared/heat/acceleration.ts';
import { attention, totalVolume, volumePairs } from '../../../shared/heat/attention.ts';
import { dispersion } from '../../../shared/heat/dispersion.ts';
import { topContributor } from '../../../shared/heat/topContributor.ts';
import { panelOf } from '../market/panelOf.ts';

const constant = (value: number, bars: number): number[] => Array<number>(bars).fill(value);

describe('attention', () => {
  it('is 0 while every volume stays in proportion, and the log of the shift when it does not', () => {
    const panel = panelOf(
      {
        calm: { close: constant(1, 30), venue: constant(100, 30) },
        loud: { close: constant(1, 30), venue: [...constant(100, 23), ...constant(300, 7)] },
      },
      30,
    );
    const pairs = volumePairs(panel, 29, ['calm', 'loud'], PARAMETERS);
    const all = totalVolume(pairs, ['calm', 'loud']);
    expect(attention(all, all)?.attention).toBe(0);
    const long = (23 * 100 + 7 * 300) / 30;
    const loud = attention(totalVolume(pairs, ['loud']), all);
    expect(loud?.share).toBeCloseTo(0.75, 12);
    expect(loud?.attention).toBeCloseTo(Math.log(0.75 / (long / (long + 100))), 12);
  });

  it('does not take a change of volume scope for attention', () => {
    const scoped = panelOf({
      one: { close: constant(1, 60), venue: constant(100, 60) },
      two: {
        close: constant(1, 60),
        venue: [...constant(100, 40), ...Array<null>(20).fill(null)],
        // Summed over venues it is twenty times as much; ten bars have both.
        aggregate: [...Array<null>(30).fill(null), ...constant(2_000, 30)],
      },
    });
    for (const row of [35, 39, 45, 50]) {
      const pairs = volumePairs(scoped, row, ['one', 'two'], PARAMETERS);
      const all = totalVolume(pairs, ['one', 'two']);
      expect(attention(totalVolume(pairs, ['two']), all)?.attention).toBeCloseTo(0, 12);
    }
  });

  it('leaves out a token that came within the month, and says nothing without volume', () => {
    const panel = panelOf({
      new: { close: constant(1, 30), venue: [...Array<null>(20).fill(null), ...constant(900, 10)] },
      old: { close: constant(1, 30), venue: constant(100, 30) },
    });
    const pairs = volumePairs(panel, 29, ['new', 'old'], PARAMETERS);
    expect([...pairs.keys()]).toEqual(['old']);
    expect(attention(totalVolume(pairs, ['new']), totalVolume(pairs, ['old']))).toBeUndefined();
  });
});

describe('acceleration', () => {
  it('is 0 on a steady path apart from its wobble, positive when the last week is faster', () => {
    const wobble = (t: number): number => 0.001 * (t % 2);
    const steady = Array.from({ length: 40 }, (_, t) => Math.exp(0.01 * t + wobble(t)));
    const faster = steady.map((level, t) => level * Math.exp(0.02 * Math.max(0, t - 32)));
    expect(Math.abs(levelAcceleration(steady, PARAMETERS).acceleration ?? Number.NaN)).toBeLessThan(0.5);
    expect(levelAcceleration(faster, PARAMETERS).acceleration).toBeGreaterThan(3);
  });

  it('is unknown on a flat index and with too few levels', () => {
    expect(levelAcceleration(constant(1000, 40), PARAMETERS)).toEqual({ acceleration: undefined, longReturn: 0 });
    expect(levelAcceleration(constant(1000, 30), PARAMETERS)).toEqual({
      acceleration: undefined,
      longReturn: undefined,
    });
  });
});

describe('the top contributor', () => {
  it('has its share of the gains, losses aside', () => {
    const week = new Map([
      ['a', 0.06],
      ['b', 0.02],
      ['c', -0.5],
    ]);
    expect(topContributor(week)).toEqual({ token: 'a', share: 0.75 });
  });

  it('does not exist where nothing gained, and is the first of two equal ones', () => {
    expect(topContributor(new Map([['a', -0.1]]))).toBeUndefined();
    expect(
      topContributor(
        new Map([
          ['b', 0.1],
          ['a', 0.1],
        ]),
      ),
    ).toEqual({ token: 'a', share: 0.5 });
  });
});

describe('dispersion', () => {
  const path = (last: number): number[] => [...constant(1, 7), last];
  it('is the sample sd of the log returns, and unknown for fewer than three members', () => {
    const panel = panelOf({
      a: { close: path(Math.E) },
      b: { close: path(1) },
      c: { close: path(1 / Math.E) },
      d: { close: [null, ...constant(1, 7)] },
    });
    expect(dispersion(panel, 7, ['a', 'b', 'c', 'd'], PARAMETERS)).toBeCloseTo(1, 12);
    expect(dispersion(panel, 7, ['a', 'b', 'd'], PARAMETERS)).toBeUndefined();
  });
});
