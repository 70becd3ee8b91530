import { expect, it } from 'vitest';
import { replayBook } from '../../../shared/backtest/replay/replayBook.ts';
import { CELL, cellAt, type ReplayMarket } from '../../../shared/backtest/replay/replayMarket.ts';
import { PARAMETERS, type Parameters } from '../../../shared/engine/parameters.ts';
import { tradeCost } from '../../../shared/rotation/costs.ts';

const NONE = Number.NaN;
const [VOL, ADV, SPREAD] = [0.04, 1e9, 0.0005];

/** A market by hand: prices by close and token; spreads of nothing unless said. */
function marketOf(
  prices: readonly (readonly number[])[],
  { halfSpread = 0, ...events }: Partial<ReplayMarket> & { halfSpread?: number } = {},
): ReplayMarket {
  const tokens = prices[0]!.length;
  const cells = new Float64Array(prices.length * tokens * CELL.size).fill(NONE);
  prices.forEach((row, close) => {
    row.forEach((price, token) => {
      if (!Number.isNaN(price)) cells.set([price, VOL, ADV, halfSpread], cellAt(tokens, close, token));
    });
  });
  const none = prices.map(() => []);
  return { closes: prices.length, tokens, cells, died: none, conversions: none, ...events };
}

const free: Parameters = { ...PARAMETERS, costs: { ...PARAMETERS.costs, feeBps: 0, impact: 0 } };
/** Wants half in token 0 at the first close and the same ever after. */
const half = (until: number) => (close: number, order: { want(token: number, weight: number): void }) => {
  if (close < until) order.want(0, 0.5);
};

it('decides at a close and trades at the next, paying the square-root law', () => {
  const path = replayBook(marketOf([[1], [2], [4]], { halfSpread: SPREAD }), 1e6, half(9), PARAMETERS);
  const cost = tradeCost({
    ...{ dw: 0.5, aumUsd: 1e6, feeBps: PARAMETERS.costs.feeBps, halfSpreadBps: SPREAD * 1e4 },
    ...{ impact: 1, dailyVol: VOL, advUsd: ADV },
  });
  expect(Array.from(path.navGross)).toEqual([1, 1, expect.closeTo(1 + 0.5 / (1 - cost), 12)]);
  expect(path.navNet[1]).toBeCloseTo(1 - cost, 12);
  expect(path.turnover[1]).toBe(0.5);
});

it('loses the haircut on what dies, at the close after it is found dead, and has cash then', () => {
  const market = marketOf([[1], [1], [NONE], [NONE], [NONE]], { died: [[], [], [0], [], []] });
  for (const haircut of [0, 0.5, 1]) {
    const params = { ...free, index: { ...free.index, haircut } };
    const path = replayBook(market, 1e3, half(2), params);
    expect(Array.from(path.navGross)).toEqual([1, 1, 1, 1 - haircut / 2, 1 - haircut / 2]);
    expect(path.cost[3]).toBe(0);
  }
});

it('carries a holding over a conversion at its ratio', () => {
  const market = marketOf(
    [
      [10, NONE],
      [10, NONE],
      [NONE, 2],
      [NONE, 4],
    ],
    { conversions: [[], [], [{ from: 0, to: 1, ratio: 4 }], []] },
  );
  const path = replayBook(market, 1e3, (close, order) => order.want(close < 2 ? 0 : 1, 0.5), free);
  // One token of 10 dollars becomes 4 of 2: the half is worth .4, within the band of its target; then it doubles.
  expect(path.turnover[2]).toBe(0);
  expect(path.navGross[2]).toBeCloseTo(0.9, 12);
  expect(path.navGross[3]).toBeCloseTo(1.3, 12);
});

it('trades no more than its share of the volume, and the rest the day after', () => {
  const prices = Array.from({ length: 6 }, () => [1]);
  const limit = (PARAMETERS.rotation.maxAdvShare * ADV) / 1e8;
  const path = replayBook(marketOf(prices), 1e8, half(9), free);
  expect(Array.from(path.turnover)).toEqual([0, limit, limit, limit, limit, expect.closeTo(0.5 - 4 * limit, 12)]);
  expect(path.cut[1]).toBeCloseTo(0.5 - limit, 12);
});

it('waits while a token cannot be traded, and leaves small gaps to the band', () => {
  const path = replayBook(
    marketOf([[1], [NONE], [1], [1.05]]),
    1e3,
    (close, order) => {
      order.want(0, 0.5);
      if (close === 0) order.due(0);
    },
    free,
  );
  expect(Array.from(path.turnover)).toEqual([0, 0, 0.5, 0]);
});
