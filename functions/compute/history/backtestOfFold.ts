import { assess } from '../../../shared/backtest/assess.ts';
import { restartedRotation } from '../../../shared/backtest/restartedRotation.ts';
import type { RecordedClose } from '../../../shared/backtest/types.ts';
import type { BacktestHistory } from '../../../shared/contracts/performance.ts';
import type { FoldStep } from '../../../shared/engine/fold.ts';
import { backtestHistoryOf } from '../../../shared/history/backtestHistoryOf.ts';
import { isoDateOf } from '../../../shared/market/day.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import type { ComputeContext } from '../context.ts';

/** Grades, signals and indices need this many bars of history before a portfolio that follows them means anything. */
const WARM_UP_DAYS = 180;
/** Fewer closes are no back-test. */
const LEAST_CLOSES = 90;

/** The body of /v1/performance beside the record. */
export interface BacktestBody {
  readonly backtest: BacktestHistory | null;
  readonly backtest_missing: string | null;
}

/** The back-test that the fold of the opening gives on the way: `add` every step, then `body`, which judges it. */
export function backtestOfFold(
  { registry, params }: ComputeContext,
  panel: Panel,
): { add(step: FoldStep, delisted: readonly string[]): void; body(): BacktestBody } {
  const from = panel.firstDay + WARM_UP_DAYS;
  const closes: RecordedClose[] = [];
  const portfolio = restartedRotation({ panel, registry, params }, (close) => closes.push(close));
  return {
    add(step, delisted) {
      if (step.facts.day >= from) portfolio(step, delisted);
    },
    body() {
      const [first, last] = [closes[0], closes[closes.length - 1]];
      if (first === undefined || last === undefined || closes.length < LEAST_CLOSES) {
        const missing = `history begins on ${isoDateOf(panel.firstDay)}: ${closes.length} closes after a warm-up of ${WARM_UP_DAYS} days, fewer than the ${LEAST_CLOSES} a back-test needs`;
        return { backtest: null, backtest_missing: missing };
      }
      const seen = new Set(closes.map(({ day }) => day));
      const all = Array.from({ length: last.day - first.day + 1 }, (_, i) => first.day + i);
      const skippedDays = all.filter((day) => !seen.has(day));
      const record = { panel, registry, params, from: first.day, to: last.day, closes, skippedDays };
      return { backtest: backtestHistoryOf(record, assess(record)), backtest_missing: null };
    },
  };
}
