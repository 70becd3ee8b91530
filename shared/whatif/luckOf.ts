import { simpleReturns } from '../backtest/figures/simpleReturns.ts';
import { PARAMETERS } from '../engine/parameters.ts';
import { expectedMaxSharpe } from '../stats/expectedMaxSharpe.ts';
import { probabilisticSharpe } from '../stats/probabilisticSharpe.ts';

/** One configuration a reader has tried, by `settingsKey`; net Sharpe ratio a year. */
export interface Trial {
  readonly key: string;
  readonly sharpe: number;
}

/** What a number of trials does to the best of them. Sharpe ratios a year. */
export interface Luck {
  readonly trials: number;
  readonly best: number;
  /** What the best of so many unskilled trials of this spread is expected to show; 0 for a single one. */
  readonly expectedBest: number;
}

/** The trials with one more in them; a configuration tried again is no further trial, its newest result counts. */
export function withTrial(trials: readonly Trial[], trial: Trial): readonly Trial[] {
  return [...trials.filter(({ key }) => key !== trial.key), trial];
}

/** What so many trials would show by luck alone (Bailey and Lopez de Prado 2014). Needs one trial at least. */
export function luckOf(trials: readonly Trial[]): Luck {
  const sharpes = trials.map(({ sharpe }) => sharpe);
  return { trials: sharpes.length, best: Math.max(...sharpes), expectedBest: expectedMaxSharpe(sharpes) };
}

/** Probability that the true Sharpe ratio of a value is above what luck would show; undefined where it never moved. */
export function deflatedSharpe(nav: ArrayLike<number>, luck: Luck): number | undefined {
  return probabilisticSharpe(simpleReturns(nav), luck.expectedBest / Math.sqrt(PARAMETERS.daysPerYear));
}
