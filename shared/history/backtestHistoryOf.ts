import type { Assessment } from '../backtest/assess.ts';
import { summaryOf } from '../backtest/summary.ts';
import type { BacktestRecord } from '../backtest/types.ts';
import type { BacktestHistory } from '../contracts/performance.ts';
import { isoDateOf } from '../market/day.ts';
import { PanelFlag } from '../market/panel.ts';
import { extendAllocation, sharesOf } from './allocation.ts';
import { decimals, roundedNumbers, significant } from './rounded.ts';

const SHARPE_DECIMALS = 3;
/** Enough for any chart; every figure was computed before. */
const NAV_DIGITS = 5;

/** The back-test of the hypothetical past in wire form: rounded, the benchmarks' values once. */
export function backtestHistoryOf(record: BacktestRecord, assessment: Assessment): BacktestHistory {
  const { closes, registry, params } = record;
  const summary = summaryOf(record, assessment, { data: dataOf(record), costMultiplier: 1 });
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

/** What the table's own bars were: nothing is left out of them, and supplies are known where a source told them. */
function dataOf({ panel, skippedDays }: BacktestRecord) {
  let [quarantined, gaps, priced, supplied] = [0, 0, 0, 0];
  for (let token = 0; token < panel.tokens.length; token++) {
    let [missing, seen] = [0, false];
    for (let cell = token * panel.days; cell < (token + 1) * panel.days; cell++) {
      const flags = panel.flags[cell] as number;
      if ((flags & PanelFlag.quarantined) !== 0) quarantined++;
      if ((flags & PanelFlag.inherited) !== 0) continue;
      if (!Number.isNaN(panel.supply[cell] as number)) supplied++;
      if (Number.isNaN(panel.close[cell] as number)) missing++;
      else {
        if (seen) gaps += missing;
        [missing, seen] = [0, true];
      }
    }
    if (seen) priced++;
  }
  return {
    first_day: isoDateOf(panel.firstDay),
    mapped_symbols: priced,
    unmapped: [],
    quarantined_bars: quarantined,
    series_gaps: gaps,
    skipped_days: skippedDays.map(isoDateOf),
    supply: supplied > 0 ? ('file' as const) : ('unknown' as const),
  };
}
