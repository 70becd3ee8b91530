import { assess } from '../../shared/backtest/assess.ts';
import { recordWithTrials } from '../../shared/backtest/recordWithTrials.ts';
import { TRIALS } from '../../shared/backtest/trials.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { syntheticMarket } from './syntheticMarket.ts';

/** What a process that back-tests one synthetic market tells its parent. */
export interface BacktestTimes {
  readonly foldMs: number;
  readonly wholeMs: number;
  readonly closes: number;
  /** Mean number of eligible tokens a close. */
  readonly eligible: number;
  readonly peakBytes: number;
}

const KIB = 1024;

/** All of a back-test but reading and writing files; the period begins after a year of warm-up. */
function backtestTimes(tokens: number, days: number): BacktestTimes {
  const { panel, registry } = syntheticMarket(tokens, days);
  const [from, to] = [panel.firstDay + PARAMETERS.daysPerYear, panel.firstDay + days - 1];
  const started = performance.now();
  const record = recordWithTrials({ panel, registry, from, to, params: PARAMETERS }, TRIALS);
  const folded = performance.now();
  const { net } = assess(record);
  if (!Number.isFinite(net.sharpe)) throw new Error('the back-test gave no Sharpe ratio');
  return {
    foldMs: folded - started,
    wholeMs: performance.now() - started,
    closes: record.closes.length,
    eligible: record.closes.reduce((sum, { eligible }) => sum + eligible.length, 0) / record.closes.length,
    peakBytes: process.resourceUsage().maxRSS * KIB,
  };
}

// Entry of a process of its own: the number of tokens, the number of days.
const [tokens, days] = process.argv.slice(2).map(Number) as [number, number];
process.stdout.write(JSON.stringify(backtestTimes(tokens, days)));
