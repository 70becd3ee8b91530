import type { EpochDay } from '../../market/day.ts';
import { tokenPositions } from '../../market/tokenPositions.ts';
import { outcomeOf } from '../../model/target.ts';
import { neweyWest } from '../../stats/neweyWest.ts';
import { rankCorrelation } from '../../stats/rankCorrelation.ts';
import type { BacktestRecord } from '../types.ts';

/** Rank information coefficient of the grades: daily, its mean and the t of that mean. */
export interface GradeSkill {
  readonly daily: readonly { readonly day: EpochDay; readonly ic: number; readonly tokens: number }[];
  readonly mean: number | undefined;
  /** Newey-West, the lag as long as the horizon: the outcomes of neighbouring days overlap. */
  readonly t: number | undefined;
}

/**
 * Each day's Spearman correlation, over the tradable tokens, of the grade with the log return from the next close to a
 * week after it, for every close whose outcome lies in the period.
 */
export function gradeSkill(record: BacktestRecord): GradeSkill {
  const { panel, closes, params } = record;
  const { from, to } = params.model.target;
  const prices = { panel, events: record.registry.events, skippedDays: new Set(record.skippedDays) };
  const lastDay = closes[closes.length - 1]?.day ?? 0;
  const daily = closes.flatMap((close) => {
    if (close.day + to > lastDay) return [];
    const tradable = new Set(close.tradable);
    const graded = close.grades.filter(({ token }) => tradable.has(token) && tokenPositions(panel).has(token));
    const { returns } = outcomeOf(
      close.day,
      graded.map(({ token }) => token),
      prices,
      params,
    );
    const grades = graded.map(({ grade }) => grade);
    const ic = rankCorrelation(grades, returns);
    return ic === undefined ? [] : [{ day: close.day, ic, tokens: graded.length }];
  });
  const skill = neweyWest(
    daily.map(({ ic }) => ic),
    to - from,
  );
  return { daily, mean: skill?.mean, t: skill?.t };
}
