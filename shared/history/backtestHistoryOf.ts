import type { Assessment } from '../backtest/assess.ts';
import { summaryOf } from '../backtest/summary.ts';
import type { BacktestRecord } from '../backtest/types.ts';
import type { BacktestHistory } from '../contracts/performance.ts';
import { isoDateOf } from '../market/day.ts';
import { extendAllocation, sharesOf } from './allocation.ts';
import { backtestDataOf } from './backtestDataOf.ts';
import { decimals, roundedNumbers, significant } from './rounded.ts';

const SHARPE_DECIMALS = 3;
/** Enough for any chart; every figure was computed before. */
const NAV_DIGITS = 5;

/** The back-test of the hypothetical past in wire form: rounded, the benchmarks' values once. */
export function backtestHistoryOf(record: BacktestRecord, assessment: Assessment): BacktestHistory {
  const { closes, registry, params } = record;
  const summary = summaryOf(record, assessment, { data: backtestDataOf(record), costMultiplier: 1 });
  const { sharpes } = summary.random_rotations;
  const rounded = (values: readonly number[]) => values.map((value) => significant(value, NAV_DIGITS));
  return {
    hypothetical: true,
    times: closes.map(({ day }) => isoDateOf(day)),
    nav_net: rounded(closes.map(({ rotation }) => rotation.book.navNet)),
    nav_gross: rounded(closes.map(({ rotation }) => rotation.book.navGross)),
    benchmarks: summary.benchmarks.map(({ id, name, nav }) => ({ id, name, nav: rounded(nav) })),
    allocation: extendAllocation(
      undefined,
      closes.map(({ rotation, tranches }) => ({
        shares: sharesOf(rotation.book.weights, tranches, params.rotation.benchmark),
        moves: rotation.decisions.length,
      })),
      registry,
    ),
    summary: roundedNumbers({
      ...summary,
      random_rotations: {
        ...summary.random_rotations,
        sharpes: sharpes.map((value) => decimals(value, SHARPE_DECIMALS)),
      },
      benchmarks: summary.benchmarks.map(({ nav: _, ...rest }) => rest),
    }),
  };
}
