import type { Parameters } from '../../engine/parameters.ts';
import { randomOf } from '../../market/simulated/random.ts';
import { quantile } from '../../stats/quantile.ts';
import { stationaryBootstrap } from '../../stats/stationaryBootstrap.ts';
import { simpleReturns } from './simpleReturns.ts';

/** Low and high end by close. */
export interface Band {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Central bands of what the days of a NAV, drawn again in other orders, would have shown at each close: of the value, as
 * multiples of its first, and of the drawdown. Stationary bootstrap with the parameters' seed; measured at every `every`th
 * close and at the last, straight lines between.
 */
export function navBands(
  nav: ArrayLike<number>,
  draws: number,
  every: number,
  params: Parameters,
): { readonly value: Band; readonly drawdown: Band } {
  const returns = simpleReturns(nav);
  const { meanBlockDays, coverage } = params.backtest.bootstrap;
  const at = measured(nav.length, every);
  const values = at.map(() => new Float64Array(draws));
  const drawdowns = at.map(() => new Float64Array(draws));
  const random = randomOf(`${params.backtest.seed} bands`);
  const indices = new Int32Array(returns.length);
  for (let draw = 0; draw < draws; draw++) {
    stationaryBootstrap(indices, meanBlockDays, random.uniform);
    let [value, peak, next] = [1, 1, 0];
    for (let close = 0; close < nav.length; close++) {
      if (close > 0) value *= 1 + (returns[indices[close - 1] as number] as number);
      peak = Math.max(peak, value);
      if (at[next] !== close) continue;
      (values[next] as Float64Array)[draw] = value;
      (drawdowns[next] as Float64Array)[draw] = value / peak - 1;
      next++;
    }
  }
  const tail = (1 - coverage) / 2;
  return { value: bandOf(values, at, nav.length, tail), drawdown: bandOf(drawdowns, at, nav.length, tail) };
}

function measured(closes: number, every: number): readonly number[] {
  const at = Array.from({ length: Math.ceil(closes / every) }, (_, i) => i * every);
  return at.at(-1) === closes - 1 || closes === 0 ? at : [...at, closes - 1];
}

function bandOf(columns: readonly Float64Array[], at: readonly number[], closes: number, tail: number): Band {
  const sorted = columns.map((column) => column.toSorted());
  const end = (share: number) =>
    interpolated(
      sorted.map((column) => quantile(column, share)),
      at,
      closes,
    );
  return { low: end(tail), high: end(1 - tail) };
}

function interpolated(values: readonly number[], at: readonly number[], closes: number): Float64Array {
  const out = new Float64Array(closes);
  for (let i = 0; i < at.length; i++) {
    const [here, value] = [at[i] as number, values[i] as number];
    const [there, next] = [at[i + 1] ?? here, values[i + 1] ?? value];
    for (let close = here; close <= there; close++) {
      out[close] = there === here ? value : value + ((next - value) * (close - here)) / (there - here);
    }
  }
  return out;
}
