import type { EpochDay } from '../../market/day.ts';
import { outcomeOf } from '../../model/target.ts';
import { neweyWest } from '../../stats/neweyWest.ts';
import { rankCorrelation } from '../../stats/rankCorrelation.ts';
import { entriesOf, type TokenColumn } from '../tokenColumn.ts';
import type { BacktestRecord, RecordedClose } from '../types.ts';

/** Rank information coefficient of a score: daily, its mean and the t of that mean. */
export interface RankSkill {
  readonly daily: readonly { readonly day: EpochDay; readonly ic: number; readonly tokens: number }[];
  readonly mean: number | undefined;
  /** Newey-West, the lag as long as the horizon: the outcomes of neighbouring days overlap. */
  readonly t: number | undefined;
}

/**
 * Each day's Spearman correlation, over the tradable tokens that have a score, of the score with the log return from the
 * next close to a week after it, for every close whose outcome lies in the period. `scoresOf` gives a close's scores as
 * they were then, undefined where there were none.
 */
export function rankSkill(
  record: BacktestRecord,
  scoresOf: (close: RecordedClose) => TokenColumn<number> | undefined,
): RankSkill {
  const { panel, closes, params } = record;
  const { from, to } = params.model.target;
  const prices = { panel, events: record.registry.events, skippedDays: new Set(record.skippedDays) };
  const lastDay = closes[closes.length - 1]?.day ?? 0;
  const daily = closes.flatMap((close) => {
    const issued = scoresOf(close);
    if (issued === undefined || close.day + to > lastDay) return [];
    const scores = new Map(entriesOf(issued));
    const tokens = close.tradable.filter((token) => scores.has(token));
    const { returns } = outcomeOf(close.day, tokens, prices, params);
    const ic = rankCorrelation(
      tokens.map((token) => scores.get(token) as number),
      returns,
    );
    return ic === undefined ? [] : [{ day: close.day, ic, tokens: tokens.length }];
  });
  const skill = neweyWest(
    daily.map(({ ic }) => ic),
    to - from,
  );
  return { daily, mean: skill?.mean, t: skill?.t };
}

/** Of the grades. */
export const gradeSkill = (record: BacktestRecord): RankSkill => rankSkill(record, ({ grades }) => grades);

/** Of the published model's predictions, as issued: out of sample at every close. */
export const modelSkill = (record: BacktestRecord): RankSkill => rankSkill(record, ({ modelScores }) => modelScores);
