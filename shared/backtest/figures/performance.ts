import type { Parameters } from '../../engine/parameters.ts';
import { maxDrawdown } from '../../stats/maxDrawdown.ts';
import { sampleSd } from '../../stats/sampleSd.ts';
import { sharpeRatio } from '../../stats/sharpeRatio.ts';
import { sortinoRatio } from '../../stats/sortinoRatio.ts';
import { simpleReturns } from './simpleReturns.ts';

/** What a NAV did. Fractions; ratios and rates a year of 365 days; days are closes. */
export interface Performance {
  readonly totalReturn: number;
  readonly cagr: number;
  readonly annualVol: number;
  readonly sharpe: number;
  readonly sortino: number;
  readonly maxDrawdown: number;
  /** CAGR over the depth of the drawdown; undefined without one. */
  readonly calmar: number | undefined;
  /** Share of gaining days among those on which the NAV moved; undefined without any. */
  readonly hitRate: number | undefined;
  /** Worst return over seven consecutive days; undefined for less than a week. */
  readonly worstWeek: number | undefined;
  /** Share of days below an earlier peak, and the longest stretch of them. */
  readonly underWater: number;
  readonly longestUnderWaterDays: number;
}

/**
 * Figures of a NAV that begins with the initial capital (methodology, section 8): CAGR `(NAV_n / NAV_0)^(365 / n) - 1`,
 * Sharpe mean / sd sqrt 365, Sortino over all n, drawdown including NAV_0. Needs two values at least.
 */
export function performance(nav: ArrayLike<number>, params: Parameters): Performance {
  const returns = simpleReturns(nav);
  const n = returns.length;
  const root = Math.sqrt(params.daysPerYear);
  const cagr = annualGrowth((nav[n] as number) / (nav[0] as number), n, params);
  const drawdown = maxDrawdown(nav);
  const moved = returns.filter((value) => value !== 0);
  return {
    totalReturn: (nav[n] as number) / (nav[0] as number) - 1,
    cagr,
    annualVol: n < 2 ? 0 : sampleSd(returns) * root,
    sharpe: sharpeRatio(returns) * root,
    sortino: sortinoRatio(returns) * root,
    maxDrawdown: drawdown,
    calmar: drawdown < 0 ? cagr / -drawdown : undefined,
    hitRate: moved.length === 0 ? undefined : moved.filter((value) => value > 0).length / moved.length,
    worstWeek: worstOver(nav, params.backtest.weekDays),
    ...waterline(nav),
  };
}

/** Annual growth of a multiple reached in `days`: `multiple^(365 / days) - 1`. */
export function annualGrowth(multiple: number, days: number, { daysPerYear }: Parameters): number {
  return multiple ** (daysPerYear / days) - 1;
}

function worstOver(nav: ArrayLike<number>, days: number): number | undefined {
  let worst: number | undefined;
  for (let i = days; i < nav.length; i++) {
    const change = (nav[i] as number) / (nav[i - days] as number) - 1;
    if (worst === undefined || change < worst) worst = change;
  }
  return worst;
}

function waterline(nav: ArrayLike<number>): Pick<Performance, 'underWater' | 'longestUnderWaterDays'> {
  let peak = nav[0] as number;
  let below = 0;
  let stretch = 0;
  let longest = 0;
  for (let i = 1; i < nav.length; i++) {
    const value = nav[i] as number;
    peak = Math.max(peak, value);
    stretch = value < peak ? stretch + 1 : 0;
    below += value < peak ? 1 : 0;
    longest = Math.max(longest, stretch);
  }
  return { underWater: below / (nav.length - 1), longestUnderWaterDays: longest };
}
