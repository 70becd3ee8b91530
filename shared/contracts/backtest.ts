import * as z from 'zod';
import {
  displayName,
  isoDate,
  methodologyVersion,
  points,
  reasonCode,
  share,
  signalName,
  slug,
  symbol,
  weight,
} from './fields.ts';
import { explanation } from './rotation.ts';

const nav = z.number().positive().describe('net asset value, 1 at the first close of the period');
const fraction = z.number().describe('fraction, 0.05 = 5%');
const days = z.int().nonnegative().describe('closes');

export const performance = z.object({
  total_return: fraction.describe('of the whole period, 0.05 = 5%'),
  cagr: fraction.describe('growth a year of 365 days, fraction'),
  annual_vol: fraction.describe('sd of daily returns, a year of 365 days, fraction'),
  sharpe: z.number().describe('mean over sd of daily returns, a year of 365 days'),
  sortino: z.number().describe('mean over downside deviation of daily returns, a year of 365 days'),
  max_drawdown: z.number().max(0).describe('fraction, from the running peak, initial capital included'),
  calmar: z.number().nullable().describe('cagr over the depth of the drawdown; null without one'),
  hit_rate: share.nullable().describe('share of gaining days among those on which the value moved; null = none'),
  worst_week: fraction.nullable().describe('worst return over seven consecutive days, fraction; null = shorter'),
  under_water: share.describe('share of days below an earlier peak'),
  longest_under_water: days.describe('longest run of closes below an earlier peak'),
});
export type PerformanceRow = z.infer<typeof performance>;

export const interval = z
  .object({
    low: z.number().describe('2.5% of the draws lie below'),
    high: z.number().describe('2.5% of the draws lie above'),
  })
  .describe('central 95% of the bootstrap draws');
const intervals = z.object({ sharpe: interval, cagr: interval, max_drawdown: interval });

const benchmark = z.object({
  id: slug,
  name: displayName,
  performance,
  difference: z
    .object({
      sharpe: z.number().describe('of Sharpe ratios, a year of 365 days'),
      cagr: fraction.describe('growth a year of 365 days, fraction'),
      max_drawdown: fraction.describe('fraction; positive: the portfolio fell less'),
      intervals,
    })
    .describe('portfolio, net, minus benchmark'),
  nav: z.array(nav).describe('one a day, as `days`'),
});

const yearSharpe = z.object({
  year: z.int().positive().describe('calendar year'),
  sharpe: z.number().describe('Sharpe ratio, net, a year'),
});
const meanIc = z.object({
  mean: z.number().nullable().describe('rank correlation, -1 to 1'),
  t: z.number().nullable().describe('Newey-West, lag of the horizon'),
  days: days.describe('closes measured'),
});
const dailyIc = z.array(z.object({ date: isoDate, ic: z.number().min(-1).max(1), tokens: z.int() }));

export const backtestSummary = z.object({
  from: isoDate.describe('first close'),
  to: isoDate.describe('last close'),
  closes: days.describe('closes of the period'),
  methodology_version: methodologyVersion,
  aum_usd: z
    .number()
    .positive()
    .describe('US dollars at net asset value 1: what impact and liquidity limits are computed for'),
  cost_multiplier: z.number().nonnegative().describe('1 = the costs of the methodology'),
  hypothetical: z.literal(true).describe('no back-test is a record'),
  verdict: z.string().describe('what the back-test allows one to say, in words'),
  net: performance,
  gross: performance,
  intervals,
  beta: z.number().nullable().describe('to the first benchmark, daily'),
  alpha: fraction.nullable().describe('return a year that beta does not explain, fraction; null = cannot be told'),
  costs: z.object({
    turnover: z.number().describe('two-way, multiples of net asset value a year'),
    cost: fraction.describe('of net asset value a year'),
    average_bps: z.number().nullable().describe('paid per traded value, basis points'),
    break_even_bps: z.number().nullable().describe('flat cost at which nothing is earned; null when nothing was'),
  }),
  capacity: z.object({
    small_cagr: fraction.describe('net growth a year of the smallest portfolio, fraction'),
    halving_usd: z
      .number()
      .nullable()
      .describe(
        "US dollars at which net growth is half of the smallest portfolio's; null = the smallest earns nothing, or none of the ladder halves it",
      ),
    ladder: z
      .array(
        z.object({
          aum_usd: z.number().positive().describe('assets managed, US dollars'),
          cagr: fraction.describe('net growth a year at that size, fraction'),
          cut: share.describe('share of the wanted trades that liquidity cut'),
        }),
      )
      .describe('by assets managed, ascending'),
  }),
  offsets: z.object({
    portfolios: z
      .array(
        z.object({
          offset: z.int().min(0).max(6).describe('rebalance day: epoch day mod 7'),
          performance,
          turnover: z.number().describe('two-way, multiples of net asset value a year'),
          years: z.array(yearSharpe).describe('calendar years of the period'),
        }),
      )
      .describe('the same rules rebalanced on each day of the week'),
    years: z.array(yearSharpe).describe('mean over the seven offsets: what a trial of the research log is judged by'),
    sharpe: z.object({
      mean: z.number().describe('mean Sharpe ratio of the seven'),
      min: z.number().describe('lowest of the seven'),
      max: z.number().describe('highest of the seven'),
      sd: z.number().describe('between the seven, ddof 1'),
    }),
  }),
  random_rotations: z.object({
    sharpes: z.array(z.number()).describe('Sharpe ratio of each, ascending'),
    sharpe_percentile: share.describe('share of them at or below the Sharpe ratio of the rotation'),
    cagr_percentile: share.describe('share of them at or below the growth of the rotation'),
    median_turnover: z.number().describe('two-way a year; compare with costs.turnover'),
  }),
  overfitting: z.object({
    trials: z.int().positive().describe('configurations ever tried, from the research log'),
    psr: share.nullable().describe('probability that the true Sharpe ratio is above zero'),
    dsr: share.nullable().describe('the same above what the best of so many trials shows by luck'),
    offsets_pbo: share.nullable().describe('probability of overfitting by choosing the best of the seven offsets'),
    trials_pbo: share.nullable().describe('the same by choosing the best of `configurations`, on this period'),
    configurations: z
      .array(
        z.object({
          configuration: z.string().describe('what was changed'),
          sharpe: z.number().describe('net, a year, of the whole portfolio'),
        }),
      )
      .describe('trials of the research log, run again on these files'),
  }),
  haircuts: z
    .array(z.object({ haircut: share.describe('part of the value lost at a delisting, 0-1'), performance }))
    .describe('the same under other losses assumed at a delisting'),
  grade_ic: meanIc.describe('of the grade'),
  model_ic: meanIc.describe('of the published model, out of sample'),
  missing_benchmarks: z
    .array(z.object({ id: slug, name: displayName, reason: z.string().describe('why it is missing') }))
    .describe('benchmarks without prices over the whole period'),
  benchmarks: z.array(benchmark).describe('bought and held over the same closes'),
  data: z.object({
    first_day: isoDate.describe('of the price file: warm-up begins here'),
    mapped_symbols: z.int().nonnegative().describe('series the engine read'),
    unmapped: z
      .array(
        z.object({
          symbol,
          rows: z.int().nonnegative().describe('bars left out'),
          first: isoDate.describe('first of them'),
          last: isoDate.describe('last of them'),
          reason: z.string().describe('why it was left out'),
        }),
      )
      .describe('symbols of the file that no token of the registry is known by'),
    quarantined_bars: z.int().nonnegative().describe('bars the quality gates refused'),
    series_gaps: z.int().nonnegative().describe('days missing inside a series'),
    skipped_days: z.array(isoDate).describe('too few prices: no close was decided'),
    supply: z
      .enum(['file', 'partly', 'unknown'])
      .describe(
        'file = supplies came with the prices; unknown = liquidity judged by volume alone, the worst spread paid; partly = so for bars before the first supply observed of a token',
      ),
  }),
});
export type BacktestSummary = z.infer<typeof backtestSummary>;

/** `result.json` of a back-test. Units as everywhere: fractions, US dollars, UTC days. */
export const backtestResult = z.object({
  tokens: z.array(
    z.object({
      id: slug,
      symbol: z.string().describe("the price file's, the latest one where it changed"),
      symbols: z.array(z.object({ symbol: z.string(), from: isoDate, to: isoDate })),
    }),
  ),
  days: z.array(
    z.object({
      date: isoDate,
      nav_gross: nav,
      nav_net: nav,
      cost: z.number().nonnegative().describe('fraction of net asset value before it'),
      turnover: z.number().nonnegative().describe('two-way, fraction of net asset value'),
      weights: z.record(z.string(), weight).describe("by token id and `cash`, after that close's trading; sum 1"),
    }),
  ),
  grades: z.array(z.object({ date: isoDate, by_token: z.record(slug, points) })),
  signals: z.array(z.object({ date: isoDate, by_token: z.record(slug, signalName) })),
  index_levels: z.array(z.object({ date: isoDate, by_narrative: z.record(slug, z.number().positive()) })),
  grade_ic: dailyIc.describe(
    'rank correlation of the grade with the return from the next close to a week after it, tradable tokens',
  ),
  model_ic: dailyIc.describe("the same of the model's prediction as issued at that close, out of sample"),
  moves: z.array(
    z.object({
      date: isoDate,
      tranche: z.int().min(0).max(6).nullable(),
      reason: reasonCode,
      narrative: slug.nullable(),
      token: slug.nullable(),
      explanation,
    }),
  ),
  trades: z.array(
    z.object({
      date: isoDate,
      token: slug,
      weight_change: z.number(),
      price: z.number().nonnegative(),
      cost: z.number().nonnegative(),
      reasons: z.array(reasonCode),
    }),
  ),
  summary: backtestSummary,
});
export type BacktestResult = z.infer<typeof backtestResult>;
