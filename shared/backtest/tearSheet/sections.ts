import type { BacktestSummary, PerformanceRow } from '../../contracts/backtest.ts';
import { dollars, percent, plain, range, ratio } from './format.ts';
import { html, type Markup } from './html.ts';
import { table } from './table.ts';

/** The portfolio and every benchmark, then the differences with their intervals. */
export function benchmarkTables(summary: BacktestSummary): Markup {
  const header = [
    '',
    'Growth a year',
    'Volatility',
    'Sharpe',
    'Sortino',
    'Drawdown',
    'Calmar',
    'Hit rate',
    'Worst week',
  ];
  const row = (name: string, figures: PerformanceRow) => [
    name,
    percent(figures.cagr),
    percent(figures.annual_vol),
    ratio(figures.sharpe),
    ratio(figures.sortino),
    percent(figures.max_drawdown),
    ratio(figures.calmar),
    percent(figures.hit_rate),
    percent(figures.worst_week),
  ];
  const differences = summary.benchmarks.map(({ name, difference }) => [
    name,
    ratio(difference.sharpe),
    range(difference.intervals.sharpe, ratio),
    percent(difference.cagr),
    range(difference.intervals.cagr, percent),
    percent(difference.max_drawdown),
    range(difference.intervals.max_drawdown, percent),
  ]);
  return html`${table('The same days for all; benchmarks without costs, except the timed one', header, [
    row('Rotation, net', summary.net),
    row('Rotation before costs', summary.gross),
    ...summary.benchmarks.map(({ name, performance }) => row(name, performance)),
  ])}
${table(
  'Rotation, net, less benchmark, with 95% bootstrap intervals: one that holds 0 is no evidence of a difference',
  ['', 'Sharpe', '95%', 'Growth a year', '95%', 'Drawdown', '95%'],
  differences,
)}
<p>Beta to the first benchmark ${ratio(summary.beta)}, alpha ${percent(summary.alpha)} a year.${summary.missing_benchmarks.map(({ name, reason }) => ` Not shown: ${name} (${reason}).`)}</p>`;
}

/** Offsets, random rotations, deflated Sharpe, overfitting. */
export function luckSection({ offsets, random_rotations: random, overfitting, net }: BacktestSummary): Markup {
  const { sharpe } = offsets;
  return html`<p>The portfolio is the mean of seven sleeves that decide on different days. Each alone, paying its own costs, would have
shown a Sharpe ratio from ${ratio(sharpe.min)} to ${ratio(sharpe.max)} (mean ${ratio(sharpe.mean)}, spread ${ratio(sharpe.sd)}): the choice of the weekday alone. Mean of the seven by year: ${offsets.years.map(({ year, sharpe: own }) => `${year} ${ratio(own)}`).join(', ')}.</p>
${table(
  'Each sleeve alone, net',
  ['Days since 1970-01-01, mod 7', 'Growth a year', 'Sharpe', 'Drawdown', 'Turnover a year'],
  offsets.portfolios.map(({ offset, performance, turnover }) => [
    String(offset),
    percent(performance.cagr),
    ratio(performance.sharpe),
    percent(performance.max_drawdown),
    plain(turnover),
  ]),
)}
<ul><li>Of ${random.sharpes.length} random rotations with the same days, exposure and number of exchanges (median turnover ${plain(random.median_turnover)} a year), ${percent(random.sharpe_percentile, 0)} had a Sharpe ratio at or below ${ratio(net.sharpe)}, ${percent(random.cagr_percentile, 0)} grew as little or less.</li>
<li>Probability that the true Sharpe ratio is above zero: ${ratio(overfitting.psr)}. Deflated by ${overfitting.trials} tried configuration${overfitting.trials === 1 ? ' (one trial deflates nothing)' : 's'}: ${ratio(overfitting.dsr)}.</li>
<li>Probability of overfitting (CSCV) by choosing the best of the seven offsets: ${ratio(overfitting.offsets_pbo)}; the best of the configurations ever tried: ${ratio(overfitting.trials_pbo)}.</li></ul>
${table(
  'Configurations of the research log, run again on these files',
  ['Configuration', 'Sharpe, net'],
  overfitting.configurations.map(({ configuration, sharpe }) => [configuration, ratio(sharpe)]),
)}`;
}

/** Costs, capacity, delisting haircuts. */
export function costSection({ costs, capacity, haircuts }: BacktestSummary): Markup {
  return html`<p>Turnover ${plain(costs.turnover)} times the value a year (two-way), costing ${percent(costs.cost)} of it a year, ${plain(costs.average_bps)} basis points per traded value.
${costs.break_even_bps === null ? 'Nothing was earned before costs.' : `Nothing would have been left at ${plain(costs.break_even_bps)} basis points.`}
${capacity.halving_usd === null ? 'No size was found at which growth halves.' : `Growth halves at about ${dollars(capacity.halving_usd)}.`}</p>
${table(
  'The same decisions at other sizes',
  ['At the start', 'Growth a year, net', 'Wanted trades cut by the volume limit'],
  capacity.ladder.map(({ aum_usd, cagr, cut }) => [dollars(aum_usd), percent(cagr), percent(cut)]),
)}
${table(
  'The same decisions when a delisting loses',
  ['Haircut', 'Growth a year, net', 'Sharpe', 'Drawdown'],
  haircuts.map(({ haircut, performance }) => [
    percent(haircut, 0),
    percent(performance.cagr),
    ratio(performance.sharpe),
    percent(performance.max_drawdown),
  ]),
)}`;
}
