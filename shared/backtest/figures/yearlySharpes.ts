import type { Parameters } from '../../engine/parameters.ts';
import { type EpochDay, isoDateOf } from '../../market/day.ts';
import { sharpeRatio } from '../../stats/sharpeRatio.ts';
import { simpleReturns } from './simpleReturns.ts';

/**
 * Annual Sharpe ratio of a NAV by calendar year, ascending: of the daily returns that end in it. `days` are the closes of
 * the NAV; the first close has no return.
 */
export function yearlySharpes(
  nav: ArrayLike<number>,
  days: readonly EpochDay[],
  params: Parameters,
): { readonly year: number; readonly sharpe: number }[] {
  const returns = Array.from(simpleReturns(nav), (value, i) => ({
    value,
    year: Number(isoDateOf(days[i + 1] as EpochDay).slice(0, 4)),
  }));
  return [...Map.groupBy(returns, ({ year }) => year)].map(([year, own]) => ({
    year,
    sharpe: sharpeRatio(own.map(({ value }) => value)) * Math.sqrt(params.daysPerYear),
  }));
}
