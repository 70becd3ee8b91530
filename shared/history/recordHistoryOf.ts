import { type Figures, type Interval, intervals } from '../backtest/figures/intervals.ts';
import { type Performance, performance } from '../backtest/figures/performance.ts';
import { simpleReturns } from '../backtest/figures/simpleReturns.ts';
import { wirePerformance } from '../backtest/summary.ts';
import { TRIALS } from '../backtest/trials.ts';
import type { RecordHistory } from '../contracts/performance.ts';
import type { Parameters } from '../engine/parameters.ts';
import { dayOf } from '../market/day.ts';
import { expectedMaxSharpe } from '../stats/expectedMaxSharpe.ts';
import { probabilisticSharpe } from '../stats/probabilisticSharpe.ts';
import { noEvidenceYet } from './noEvidenceYet.ts';
import type { RecordSeries } from './recordSeries.ts';
import { roundedNumbers } from './rounded.ts';

/** Fewer weeks of returns have no figures worth printing. */
const LEAST_WEEKS = 8;

/** The forward record in wire form: its series, its own figures once eight weeks are there, and what they allow one to say. */
export function recordHistoryOf({ series }: RecordSeries, params: Parameters): RecordHistory {
  const last = series.times[series.times.length - 1] ?? series.started_on;
  const weeks = Math.floor((dayOf(last) - dayOf(series.started_on)) / params.backtest.weekDays);
  const figures = weeks < LEAST_WEEKS ? null : figuresOf(series, params);
  return { hypothetical: false, ...series, weeks, figures, verdict: verdictOf(figures, weeks, params) };
}

function figuresOf(series: RecordSeries['series'], params: Parameters): RecordHistory['figures'] {
  const net = performance(series.nav_net, params);
  const returns = simpleReturns(series.nav_net);
  const measured = intervals([returns, ...series.benchmarks.map(({ nav }) => simpleReturns(nav))], params);
  const daily = Math.sqrt(params.daysPerYear);
  const luck = expectedMaxSharpe(TRIALS.map(({ sharpe }) => sharpe / daily));
  return roundedNumbers({
    net: wirePerformance(net),
    gross: wirePerformance(performance(series.nav_gross, params)),
    intervals: wireIntervals(measured.own),
    psr: probabilisticSharpe(returns, 0) ?? null,
    dsr: probabilisticSharpe(returns, luck) ?? null,
    benchmarks: series.benchmarks.map(({ id, name, nav }, i) => {
      const own = performance(nav, params);
      const spread = measured.differences[i] as Figures<Interval>;
      return { id, name, performance: wirePerformance(own), difference: differenceOf(net, own, spread) };
    }),
  });
}

function differenceOf(net: Performance, own: Performance, spread: Figures<Interval>) {
  return {
    sharpe: net.sharpe - own.sharpe,
    cagr: net.cagr - own.cagr,
    max_drawdown: net.maxDrawdown - own.maxDrawdown,
    intervals: wireIntervals(spread),
  };
}

const wireIntervals = ({ sharpe, cagr, maxDrawdown }: Figures<Interval>) => ({
  sharpe: { ...sharpe },
  cagr: { ...cagr },
  max_drawdown: { ...maxDrawdown },
});

/** Nothing outperforms unless net, live and with a deflated Sharpe ratio of `provenDsr` (methodology, section 8). */
function verdictOf(figures: RecordHistory['figures'], weeks: number, params: Parameters): string {
  const none = noEvidenceYet(weeks);
  if (figures === null || figures.dsr === null) return none;
  const { provenDsr } = params.backtest;
  if (figures.dsr < provenDsr) {
    return `${none}: deflated Sharpe ratio ${figures.dsr.toFixed(2)}, below the ${provenDsr} a claim would need`;
  }
  const beaten = figures.benchmarks.filter(({ difference }) => difference.intervals.sharpe.low > 0);
  if (beaten.length === 0) return `${none}: no benchmark is beaten beyond chance`;
  const names = beaten.map(({ name }) => name).join('; ');
  return `live for ${weeks} weeks, net of costs: above chance against ${names} (deflated Sharpe ratio ${figures.dsr.toFixed(2)})`;
}
