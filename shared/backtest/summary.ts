import type { BacktestSummary, PerformanceRow } from '../contracts/backtest.ts';
import type { Parameters } from '../engine/parameters.ts';
import { isoDateOf } from '../market/day.ts';
import { mean } from '../stats/mean.ts';
import { median } from '../stats/median.ts';
import { sampleSd } from '../stats/sampleSd.ts';
import type { Assessment } from './assess.ts';
import { breakEvenCost } from './figures/breakEvenCost.ts';
import type { Figures, Interval } from './figures/intervals.ts';
import { type Performance, performance } from './figures/performance.ts';
import type { RankSkill } from './figures/rankSkill.ts';
import { yearlySharpes } from './figures/yearlySharpes.ts';
import type { FileFacts } from './result.ts';
import { TRIALS } from './trials.ts';
import type { BacktestRecord, RecordedClose } from './types.ts';
import { verdict } from './verdict.ts';

const BPS = 1e-4;

/** The summary of a back-test in wire form. */
export function summaryOf(
  record: BacktestRecord,
  assessment: Assessment,
  context: { readonly data: FileFacts; readonly costMultiplier: number },
): BacktestSummary {
  const { params, closes } = record;
  const { net, gross, betaAlpha, intervals } = assessment;
  return {
    from: isoDateOf((closes[0] as RecordedClose).day),
    to: isoDateOf((closes[closes.length - 1] as RecordedClose).day),
    closes: closes.length,
    methodology_version: params.methodologyVersion,
    aum_usd: params.rotation.aumUsd,
    cost_multiplier: context.costMultiplier,
    hypothetical: true,
    verdict: verdict(assessment, params),
    net: wirePerformance(net),
    gross: wirePerformance(gross),
    intervals: wireIntervals(intervals.own),
    beta: betaAlpha?.beta ?? null,
    alpha: betaAlpha?.alpha ?? null,
    costs: costsOf(record),
    capacity: {
      small_cagr: assessment.capacity.smallCagr,
      halving_usd: assessment.capacity.halvingUsd ?? null,
      ladder: assessment.capacity.ladder.map(({ aumUsd, cagr, cutShare }) => ({
        aum_usd: aumUsd,
        cagr,
        cut: cutShare,
      })),
    },
    offsets: offsetsOf(assessment, record),
    random_rotations: randomOf(assessment, yearsOf(record)),
    overfitting: {
      trials: TRIALS.length,
      psr: assessment.psr ?? null,
      dsr: assessment.dsr ?? null,
      offsets_pbo: assessment.offsetsPbo ?? null,
      trials_pbo: assessment.trialsPbo ?? null,
      configurations: (record.trials ?? []).map(({ configuration, navNet }) => ({
        configuration,
        sharpe: performance(navNet, params).sharpe,
      })),
    },
    haircuts: assessment.haircuts.map(({ haircut, path }) => ({
      haircut,
      performance: performanceRow(path.navNet, params),
    })),
    grade_ic: wireSkill(assessment.gradeSkill),
    model_ic: wireSkill(assessment.modelSkill),
    missing_benchmarks: assessment.benchmarks.flatMap(({ id, name, missing }) =>
      missing === undefined ? [] : [{ id, name, reason: missing }],
    ),
    benchmarks: benchmarksOf(assessment, params),
    data: context.data,
  };
}

/** Figures of a NAV in wire form. */
const performanceRow = (nav: ArrayLike<number>, params: Parameters): PerformanceRow =>
  wirePerformance(performance(nav, params));

/** Figures in wire form. */
export function wirePerformance(figures: Performance): PerformanceRow {
  return {
    total_return: figures.totalReturn,
    cagr: figures.cagr,
    annual_vol: figures.annualVol,
    sharpe: figures.sharpe,
    sortino: figures.sortino,
    max_drawdown: figures.maxDrawdown,
    calmar: figures.calmar ?? null,
    hit_rate: figures.hitRate ?? null,
    worst_week: figures.worstWeek ?? null,
    under_water: figures.underWater,
    longest_under_water: figures.longestUnderWaterDays,
  };
}

const wireIntervals = ({ sharpe, cagr, maxDrawdown }: Figures<Interval>) => ({
  sharpe,
  cagr,
  max_drawdown: maxDrawdown,
});

const wireSkill = ({ mean, t, daily }: RankSkill) => ({ mean: mean ?? null, t: t ?? null, days: daily.length });

/** Years between the first close and the last. */
const yearsOf = ({ closes, params }: BacktestRecord): number => (closes.length - 1) / params.daysPerYear;

function costsOf(record: BacktestRecord): BacktestSummary['costs'] {
  const { closes } = record;
  const turnover = closes.reduce((sum, { rotation }) => sum + rotation.turnover, 0);
  const cost = closes.reduce((sum, { rotation }) => sum + rotation.cost, 0);
  const even = breakEvenCost(
    closes.map(({ rotation }) => rotation.book.navGross),
    closes.map(({ rotation }) => rotation.turnover),
  );
  return {
    turnover: turnover / yearsOf(record),
    cost: cost / yearsOf(record),
    average_bps: turnover === 0 ? null : cost / turnover / BPS,
    break_even_bps: even === undefined ? null : even / BPS,
  };
}

function offsetsOf({ offsets }: Assessment, record: BacktestRecord): BacktestSummary['offsets'] {
  const { params, closes } = record;
  const days = closes.map(({ day }) => day);
  const portfolios = offsets.map(({ navNet, turnover }, offset) => ({
    offset,
    performance: performanceRow(navNet, params),
    turnover: turnover.reduce((sum, value) => sum + value, 0) / yearsOf(record),
    years: yearlySharpes(navNet, days, params),
  }));
  const years = (portfolios[0]?.years ?? []).map(({ year }, i) => ({
    year,
    sharpe: mean(portfolios.map((portfolio) => portfolio.years[i]?.sharpe ?? 0)),
  }));
  const sharpes = portfolios.map((portfolio) => portfolio.performance.sharpe);
  const spread = { mean: mean(sharpes), min: Math.min(...sharpes), max: Math.max(...sharpes), sd: sampleSd(sharpes) };
  return { portfolios, years, sharpe: spread };
}

function randomOf({ random, net }: Assessment, years: number): BacktestSummary['random_rotations'] {
  const atOrBelow = (values: readonly number[], own: number) =>
    values.filter((value) => value <= own).length / values.length;
  return {
    sharpes: random.sharpes.toSorted((a, b) => a - b),
    sharpe_percentile: atOrBelow(random.sharpes, net.sharpe),
    cagr_percentile: atOrBelow(random.cagrs, net.cagr),
    median_turnover: (median(random.turnovers) ?? 0) / years,
  };
}

function benchmarksOf({ benchmarks, intervals, net }: Assessment, params: Parameters): BacktestSummary['benchmarks'] {
  const present = benchmarks.flatMap(({ id, name, nav }) => (nav === undefined ? [] : [{ id, name, nav }]));
  return present.map(({ id, name, nav }, i) => {
    const row = performanceRow(nav, params);
    return {
      id,
      name,
      performance: row,
      difference: {
        sharpe: net.sharpe - row.sharpe,
        cagr: net.cagr - row.cagr,
        max_drawdown: net.maxDrawdown - row.max_drawdown,
        intervals: wireIntervals(intervals.differences[i] as Figures<Interval>),
      },
      nav: Array.from(nav),
    };
  });
}
