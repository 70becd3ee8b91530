import { expect, it } from 'vitest';
import { navBands } from '../../../shared/backtest/figures/navBands.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { randomOf } from '../../../shared/market/simulated/random.ts';

const random = randomOf('bands');
const nav = Float64Array.from({ length: 400 }).fill(1);
for (let i = 1; i < nav.length; i++) nav[i] = (nav[i - 1] as number) * (1 + 0.02 * (random.uniform() - 0.48));
const bands = navBands(nav, 200, 7, PARAMETERS);

it('starts at a point, widens, and holds the value it was drawn from about as often as it says', () => {
  const { low, high } = bands.value;
  const width = (at: number) => Math.log((high[at] as number) / (low[at] as number));
  expect([low[0], high[0]]).toEqual([1, 1]);
  expect(width(350)).toBeGreaterThan(width(70));
  expect(width(70)).toBeGreaterThan(0.02);
  const inside = nav.filter((value, i) => value >= (low[i] as number) && value <= (high[i] as number)).length;
  expect(inside / nav.length).toBeGreaterThan(0.9);
});

it('of the drawdown never rises above zero', () => {
  const { low, high } = bands.drawdown;
  for (let i = 0; i < nav.length; i++) {
    expect(high[i]).toBeLessThanOrEqual(0);
    expect(low[i]).toBeLessThanOrEqual(high[i] as number);
  }
});

it('is the same for the same value, and a point for one that grows evenly', () => {
  expect(navBands(nav, 200, 7, PARAMETERS)).toEqual(bands);
  const even = Float64Array.from({ length: 30 }, (_, i) => 1.01 ** i);
  const { value } = navBands(even, 20, 7, PARAMETERS);
  even.forEach((at, i) => {
    if (i % 7 === 0 || i === 29) expect(value.low[i]).toBeCloseTo(at, 10);
    expect(value.high[i]).toBeCloseTo(value.low[i] as number, 10);
  });
});
