import type { BacktestResult } from '../contracts/backtest.ts';
import { isoDateOf } from '../market/day.ts';
import type { Assessment } from './assess.ts';
import type { RankSkill } from './figures/rankSkill.ts';
import { summaryOf } from './summary.ts';
import { entriesOf } from './tokenColumn.ts';
import type { BacktestRecord } from './types.ts';

/** What is known of the files a back-test ran on. */
export type FileFacts = BacktestResult['summary']['data'];

/** Everything `result.json` says, from the record, its assessment and what the files were. */
export function resultOf(
  record: BacktestRecord,
  assessment: Assessment,
  context: {
    readonly tokens: BacktestResult['tokens'];
    readonly data: FileFacts;
    readonly costMultiplier: number;
  },
): BacktestResult {
  return {
    tokens: context.tokens,
    ...dailyParts(record),
    grade_ic: dailyIc(assessment.gradeSkill),
    model_ic: dailyIc(assessment.modelSkill),
    ...movesOf(record),
    summary: summaryOf(record, assessment, context),
  };
}

const dailyIc = ({ daily }: RankSkill): BacktestResult['grade_ic'] =>
  daily.map(({ day, ic, tokens }) => ({ date: isoDateOf(day), ic, tokens }));

function dailyParts({ closes }: BacktestRecord): Pick<BacktestResult, 'days' | 'grades' | 'signals' | 'index_levels'> {
  const dated = closes.map((close) => ({ date: isoDateOf(close.day), close }));
  return {
    days: dated.map(({ date, close: { rotation } }) => ({
      date,
      nav_gross: rotation.book.navGross,
      nav_net: rotation.book.navNet,
      cost: rotation.cost,
      turnover: rotation.turnover,
      weights: { ...rotation.book.weights, cash: cashOf(rotation.book.weights) },
    })),
    grades: dated.map(({ date, close }) => ({
      date,
      by_token: Object.fromEntries(entriesOf(close.grades)),
    })),
    signals: dated.map(({ date, close }) => ({
      date,
      by_token: Object.fromEntries(entriesOf(close.signals)),
    })),
    index_levels: dated.map(({ date, close }) => ({
      date,
      by_narrative: Object.fromEntries(close.indices.map(({ narrative, level }) => [narrative, level])),
    })),
  };
}

/** Rounding may leave the sum of the weights a breath above 1; there is no debt. */
const cashOf = (weights: Readonly<Record<string, number>>): number =>
  Math.max(
    0,
    Object.values(weights).reduce((left, weight) => left - weight, 1),
  );

function movesOf({ closes }: BacktestRecord): Pick<BacktestResult, 'moves' | 'trades'> {
  return {
    moves: closes.flatMap(({ day, rotation }) =>
      rotation.decisions.map(({ tranche, reason, narrative, token, explanation }) => ({
        date: isoDateOf(day),
        tranche,
        reason,
        narrative,
        token,
        explanation: {
          rule: explanation.rule,
          inputs: [...explanation.inputs],
          runner_up: explanation.runnerUp,
          reversal: explanation.reversal,
        },
      })),
    ),
    trades: closes.flatMap(({ day, rotation }) =>
      rotation.trades.map(({ token, dw, price, cost, reasons }) => ({
        date: isoDateOf(day),
        token,
        weight_change: dw,
        price,
        cost,
        reasons: [...reasons],
      })),
    ),
  };
}
