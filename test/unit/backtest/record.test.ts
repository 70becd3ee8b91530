import { describe, expect, it } from 'vitest';
import { basketPath } from '../../../shared/backtest/benchmarks/basketPath.ts';
import { benchmarks } from '../../../shared/backtest/benchmarks/benchmarks.ts';
import { simpleReturns } from '../../../shared/backtest/figures/simpleReturns.ts';
import { randomOrders } from '../../../shared/backtest/random/randomOrders.ts';
import { rotationPlan } from '../../../shared/backtest/random/rotationPlan.ts';
import { replayBook } from '../../../shared/backtest/replay/replayBook.ts';
import { replayMarket } from '../../../shared/backtest/replay/replayMarket.ts';
import { trancheOrders } from '../../../shared/backtest/replay/trancheOrders.ts';
import { randomOf } from '../../../shared/market/simulated/random.ts';
import { tokenPositions } from '../../../shared/market/tokenPositions.ts';
import { sampleSd } from '../../../shared/stats/sampleSd.ts';
import { recordedBacktest } from '../../fixtures/recordedBacktest.ts';

const record = recordedBacktest();
const market = replayMarket(record);
const { params, closes } = record;
const last = closes.length - 1;
const navNet = Float64Array.from(closes, ({ rotation }) => rotation.book.navNet);
const ALL = [0, 1, 2, 3, 4, 5, 6];
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('a record', () => {
  it('starts in cash without incumbents, each sleeve entering on its own day', () => {
    const [first, second] = closes;
    expect(first?.rotation.book).toEqual({ navGross: 1, navNet: 1, weights: {} });
    expect(first?.rotation.trades).toEqual([]);
    expect(first?.tranches.filter((tranche) => tranche !== null)).toHaveLength(1);
    expect(second?.tranches.filter((tranche) => tranche !== null)).toHaveLength(2);
    expect(first?.grades.tokens.length).toBeGreaterThan(25);
  });

  it('of a shorter file has the same days', () => {
    const { closes: again } = recordedBacktest('2022-04-30');
    const shown = (one: (typeof closes)[number]) => [one.day, one.rotation, one.grades, one.signals, one.indices];
    expect(again.length).toBe(120);
    expect(again.map(shown)).toEqual(closes.slice(0, again.length).map(shown));
  });
});

describe('a replay', () => {
  it('of all seven sleeves is the recorded portfolio, cost for cost', () => {
    const path = replayBook(market, params.rotation.aumUsd, trancheOrders(record, market, ALL), params);
    expect(sum(path.turnover)).toBeGreaterThan(5);
    closes.forEach(({ rotation }, i) => {
      expect(Math.abs((path.navNet[i] as number) / rotation.book.navNet - 1)).toBeLessThan(1e-10);
      expect(Math.abs((path.navGross[i] as number) / rotation.book.navGross - 1)).toBeLessThan(1e-10);
      expect(path.turnover[i]).toBeCloseTo(rotation.turnover, 10);
      expect(path.cost[i]).toBeCloseTo(rotation.cost, 10);
    });
  });

  it('at a larger size costs more, and the volume limit cuts more', () => {
    const at = (aumUsd: number) => replayBook(market, aumUsd, trancheOrders(record, market, ALL), params);
    const [small, large] = [at(1e4), at(1e8)];
    expect(sum(large.cost) / sum(large.turnover)).toBeGreaterThan(sum(small.cost) / sum(small.turnover));
    expect(sum(large.cut)).toBeGreaterThan(sum(small.cut));
  });

  it('of one sleeve pays its own costs and is another portfolio on every weekday', () => {
    const paths = ALL.map((tranche) => replayBook(market, 1e6, trancheOrders(record, market, [tranche]), params));
    expect(new Set(paths.map((path) => path.navNet[last])).size).toBe(7);
    for (const path of paths) {
      expect(sum(path.cost)).toBeGreaterThan(0);
      expect(path.navNet[last]).toBeLessThan(path.navGross[last] as number);
    }
  });
});

describe('random rotations', () => {
  const plan = rotationPlan(record, market);
  const benchmark = tokenPositions(record.panel).get('bitcoin') as number;
  const run = (seed: string) =>
    replayBook(market, 1e6, randomOrders(plan, market, 7, benchmark, randomOf(seed)), params);

  it('trade about as much as the recorded one, whatever they draw', () => {
    const own = sum(closes.map(({ rotation }) => rotation.turnover));
    const drawn = Array.from({ length: 30 }, (_, i) => sum(run(`seed ${i}`).turnover)).sort((a, b) => a - b);
    expect(drawn[15]! / own).toBeGreaterThan(0.85);
    expect(drawn[15]! / own).toBeLessThan(1.15);
  });

  it('are the same for a seed and differ between seeds', () => {
    expect(run('a').navNet).toEqual(run('a').navNet);
    expect(run('a').navNet[last]).not.toBe(run('b').navNet[last]);
  });

  it('are invested when the recorded one is: exposure and scale are copied', () => {
    const path = run('a');
    closes.forEach(({ rotation }, i) => {
      const idle = i > 8 && closes.slice(i - 8, i + 1).every((close) => close.rotation.regime.exposure === 0);
      if (idle && Object.keys(rotation.book.weights).length === 0) expect(path.turnover[i]).toBe(0);
    });
  });
});

describe('benchmarks', () => {
  const all = benchmarks(record, market, navNet);
  const navOf = (id: string) => all.find((one) => one.id === id)?.nav as Float64Array;
  const priceOf = (token: string, i: number) =>
    record.panel.close[tokenPositions(record.panel).get(token)! * record.panel.days + closes[i]!.row] as number;

  it('are on the calendar of the record and start at 1', () => {
    expect(all.map(({ id }) => id)).toEqual([
      ...['bitcoin', 'ethereum', 'solana', 'thirds'],
      ...['universe-cap', 'universe-equal', 'timed', 'vol-matched'],
    ]);
    for (const { nav } of all) {
      expect(nav).toHaveLength(closes.length);
      expect(nav?.[0]).toBe(1);
    }
  });

  it('held are their price, and three in equal parts their mean until the first rebalance', () => {
    for (const id of params.benchmarks) expect(navOf(id)[last]).toBeCloseTo(priceOf(id, last) / priceOf(id, 0), 9);
    const mean = sum(params.benchmarks.map((id) => priceOf(id, 20) / priceOf(id, 0))) / 3;
    expect(navOf('thirds')[20]).toBeCloseTo(mean, 12);
  });

  it('of the universe keep what dies, at its last price less the haircut', () => {
    const dead = closes.flatMap((close, c) =>
      close.leaving.flatMap((token) => {
        const positions = tokenPositions(record.panel);
        const cell = positions.get(token)! * record.panel.days;
        const isGone = record.panel.close.subarray(cell + close.row, cell + record.panel.days).every(Number.isNaN);
        return isGone && closes[c - 10]?.eligible.includes(token) ? [{ token, c }] : [];
      }),
    );
    expect(dead.length).toBeGreaterThan(0);
    const { token, c } = dead[0]!;
    const nav = basketPath({ ...record, closes: closes.slice(c - 10, c + 1) }, () => new Map([[token, 1]]));
    const cell = tokenPositions(record.panel).get(token)! * record.panel.days;
    const prices = closes.slice(c - 10, c + 1).map(({ row }) => record.panel.close[cell + row] as number);
    const lastPrice = prices.findLast((price) => !Number.isNaN(price)) as number;
    expect(nav?.[10]).toBeCloseTo((0.5 * lastPrice) / prices[0]!, 9);
  });

  it('timed holds cash or BTC, decided a close before, and pays for changing', () => {
    const [timed, held] = [simpleReturns(navOf('timed')), simpleReturns(navOf('bitcoin'))];
    const above = closes.map(({ rotation }) => rotation.regime.btcAboveSma50);
    let switches = 0;
    for (let i = 2; i < timed.length; i++) {
      const steady = above[i] === above[i - 1] && above[i - 1] === above[i - 2];
      if (!steady) switches++;
      else expect(timed[i]).toBeCloseTo(above[i] ? (held[i] as number) : 0, 2);
    }
    expect(switches).toBeGreaterThan(2);
  });

  it('matched in volatility has the volatility of the rotation, unless BTC itself is calmer', () => {
    const sd = (nav: Float64Array) => sampleSd(simpleReturns(nav));
    expect(sd(navOf('vol-matched'))).toBeCloseTo(Math.min(sd(navNet), sd(navOf('bitcoin'))), 12);
  });

  it('without prices are missing, with the reason', () => {
    const without = { ...record, params: { ...params, benchmarks: ['bitcoin', 'no-such-token'] } };
    const missing = benchmarks(without, market, navNet).filter(({ nav }) => nav === undefined);
    expect(missing.map(({ id }) => id)).toEqual(['no-such-token', 'thirds']);
    expect(missing[0]?.missing).toMatch(/no price/);
  });
});
