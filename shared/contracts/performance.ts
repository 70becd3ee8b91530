import * as z from 'zod';
import { backtestSummary, interval, performance } from './backtest.ts';
import { displayName, isoDate, slug } from './fields.ts';

const navColumn = z
  .array(z.number().positive())
  .describe('net asset value by close, 1 at the first; 5 significant digits or more');
const shareColumn = z.array(z.number().min(0).max(1)).describe('share of net asset value by close, 0-1, 3 decimals');

/** What was held after each close's trading; narratives, bitcoin, other and cash sum to 1 at every close but for rounding. */
export const allocation = z.object({
  narratives: z
    .array(z.object({ id: slug, name: displayName, share: shareColumn }))
    .describe(
      'narratives ever held, in the order of the registry. A token held for several counts in equal parts for each seat',
    ),
  bitcoin: shareColumn.describe('the fallback: bitcoin held for no narrative'),
  other: shareColumn.describe('tokens no tranche wants any more, waiting for their sale'),
  cash: shareColumn,
  moves: z.array(z.int().nonnegative()).describe('decisions by close'),
});
export type Allocation = z.infer<typeof allocation>;

const series = {
  times: z.array(isoDate).describe('closes, ascending'),
  nav_net: navColumn.describe('after costs; 1 at the first close'),
  nav_gross: navColumn.describe('before costs; 1 at the first close'),
  benchmarks: z
    .array(z.object({ id: slug, name: displayName, nav: navColumn }))
    .describe('bought and held over the same closes'),
  allocation,
};

/** The hypothetical back-test, computed once when the record opened; `summary.benchmarks[].nav` is in `benchmarks`. */
export const backtestHistory = z.object({
  hypothetical: z.literal(true).describe('no back-test is a record'),
  ...series,
  summary: backtestSummary.omit({ benchmarks: true }).extend({
    benchmarks: z
      .array(backtestSummary.shape.benchmarks.element.omit({ nav: true }))
      .describe('figures of each benchmark, and how the rotation differs'),
  }),
});
export type BacktestHistory = z.infer<typeof backtestHistory>;

const recordFigures = z.object({
  net: performance,
  gross: performance,
  intervals: z.object({ sharpe: interval, cagr: interval, max_drawdown: interval }),
  psr: z.number().min(0).max(1).nullable().describe('probability that the true Sharpe ratio is above zero'),
  dsr: z.number().min(0).max(1).nullable().describe('the same above what the best of so many trials shows by luck'),
  benchmarks: z
    .array(backtestSummary.shape.benchmarks.element.omit({ nav: true }))
    .describe('figures of each benchmark, and how the rotation differs'),
});

/** The forward record, from the genesis close on; never joined to the back-test. */
export const recordHistory = z.object({
  hypothetical: z.literal(false).describe('these decisions were logged before their outcome'),
  started_on: isoDate.describe('genesis close: net asset value 1 in cash'),
  ...series,
  weeks: z.int().nonnegative().describe('whole weeks since genesis'),
  figures: recordFigures.nullable().describe('null until eight weeks are there'),
  verdict: z.string().describe('what the record allows one to say, in words'),
});
export type RecordHistory = z.infer<typeof recordHistory>;

/** The body of /v1/performance without `meta`. */
export const performanceHistory = z.object({
  record: recordHistory,
  backtest: backtestHistory.nullable(),
  backtest_missing: z.string().nullable().describe('why there is no back-test; null where there is one'),
});
export type PerformanceHistory = z.infer<typeof performanceHistory>;
