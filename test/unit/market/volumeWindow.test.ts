import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { volumeWindow } from '../../../shared/market/volumeWindow.ts';
import { panelOf } from './panelOf.ts';

const days: number = PARAMETERS.volume.bars;
const flat = (value: number | null, count = days) => new Array<number | null>(count).fill(value);
const windowOf = (venue: (number | null)[], aggregate: (number | null)[], row = days - 1) => {
  const window = volumeWindow(
    panelOf({ a: { venue, aggregate } }, Math.max(venue.length, aggregate.length)),
    row,
    0,
    PARAMETERS,
  );
  return { ...window, values: [...window.values.subarray(window.from, window.to)] };
};

describe('volumeWindow', () => {
  it('holds the venue scope at full trust where only it exists, the aggregate at half', () => {
    expect(windowOf(flat(10), flat(null))).toMatchObject({ scope: 'venue', trust: 1, values: flat(10) });
    expect(windowOf(flat(null), flat(80))).toMatchObject({ scope: 'aggregate', trust: 0.5, values: flat(80) });
  });

  it('rescales the other scope by the median ratio of the overlap', () => {
    // Venue for 20 bars, aggregate for 15: five overlap, one of them an outlier.
    const venue = [...flat(10, 20), ...flat(null, 10)];
    const aggregate = [...flat(null, 15), 1, ...flat(40, 14)];
    const window = windowOf(venue, aggregate);
    expect(window.scope).toBe('venue');
    expect(window.values).toEqual(flat(10));
  });

  it('never mixes scopes that do not overlap', () => {
    const window = windowOf([...flat(10, 14), ...flat(null, 16)], [...flat(null, 14), ...flat(40, 16)]);
    expect(window.scope).toBe('aggregate');
    expect(window.values).toEqual([...flat(NaN, 14), ...flat(40, 16)]);
  });

  it('prefers the venue on a tie, and is missing where nothing is known', () => {
    expect(windowOf([...flat(10, 15)], [...flat(null, 15), ...flat(40, 15)]).scope).toBe('venue');
    expect(windowOf(flat(null), flat(null)).values).toEqual(flat(NaN));
  });

  it('reads nothing after its row and nothing before its window', () => {
    const venue = [999, ...flat(10), 777];
    expect(windowOf(venue, flat(null), days).values).toEqual(flat(10));
    expect(windowOf(venue, [...flat(null, days + 1), 5], days).scope).toBe('venue');
    expect(windowOf(venue, flat(null), 2).values).toEqual([999, 10, 10]);
  });
});
