import type { Parameters } from '../../engine/parameters.ts';
import { randomOf } from '../../market/simulated/random.ts';
import { quantile } from '../../stats/quantile.ts';
import { stationaryBootstrap } from '../../stats/stationaryBootstrap.ts';

/** The figures an interval is given for. */
export interface Figures<T> {
  readonly sharpe: T;
  readonly cagr: T;
  readonly maxDrawdown: T;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Intervals of one series, and of the first series minus each of the others, by position. */
export interface Intervals {
  readonly own: Figures<Interval>;
  readonly differences: readonly Figures<Interval>[];
}

/**
 * Central intervals from the stationary bootstrap of days: each draw takes the same days of every series (equally long
 * simple returns), so that differences keep what the series have in common. Deterministic in the parameters' seed.
 */
export function intervals(series: readonly Float64Array[], params: Parameters): Intervals {
  const { draws, meanBlockDays, coverage } = params.backtest.bootstrap;
  const random = randomOf(`${params.backtest.seed} bootstrap`);
  const indices = new Int32Array(series[0]?.length ?? 0);
  const drawn = series.map(() => tableOf(draws));
  for (let draw = 0; draw < draws; draw++) {
    stationaryBootstrap(indices, meanBlockDays, random.uniform);
    series.forEach((returns, s) => {
      const figures = figuresOf(returns, indices, params);
      const table = drawn[s] as Figures<Float64Array>;
      table.sharpe[draw] = figures.sharpe;
      table.cagr[draw] = figures.cagr;
      table.maxDrawdown[draw] = figures.maxDrawdown;
    });
  }
  const [own, ...others] = drawn as [Figures<Float64Array>, ...Figures<Float64Array>[]];
  const less = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - (b[i] as number));
  return {
    own: each(own, own, (values) => intervalOf(values, coverage)),
    differences: others.map((other) => each(own, other, (a, b) => intervalOf(less(a, b), coverage))),
  };
}

/** Sharpe, CAGR and drawdown of the returns at `indices`, in one pass. */
function figuresOf(returns: Float64Array, indices: Int32Array, params: Parameters): Figures<number> {
  const n = indices.length;
  let [sum, squares, nav, peak, worst] = [0, 0, 1, 1, 0];
  for (let i = 0; i < n; i++) {
    const value = returns[indices[i] as number] as number;
    sum += value;
    squares += value * value;
    nav *= 1 + value;
    if (nav > peak) peak = nav;
    else if (nav / peak - 1 < worst) worst = nav / peak - 1;
  }
  const variance = (squares - (sum * sum) / n) / (n - 1);
  return {
    sharpe: variance > 0 ? (sum / n / Math.sqrt(variance)) * Math.sqrt(params.daysPerYear) : 0,
    cagr: nav ** (params.daysPerYear / n) - 1,
    maxDrawdown: worst,
  };
}

function tableOf(draws: number): Figures<Float64Array> {
  return { sharpe: new Float64Array(draws), cagr: new Float64Array(draws), maxDrawdown: new Float64Array(draws) };
}

function each<A, B>(a: Figures<A>, b: Figures<A>, make: (a: A, b: A) => B): Figures<B> {
  return {
    sharpe: make(a.sharpe, b.sharpe),
    cagr: make(a.cagr, b.cagr),
    maxDrawdown: make(a.maxDrawdown, b.maxDrawdown),
  };
}

function intervalOf(values: Float64Array, coverage: number): Interval {
  const sorted = values.toSorted();
  const tail = (1 - coverage) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}
