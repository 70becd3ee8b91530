import type { BacktestResult } from '../../contracts/backtest.ts';
import { charts } from './charts.ts';
import { dataSection, methodSection } from './dataSection.ts';
import { percent, range, ratio } from './format.ts';
import { html, type Markup } from './html.ts';
import { monthlyReturns } from './monthlyReturns.ts';
import { benchmarkTables, costSection, luckSection } from './sections.ts';
import { STYLES } from './styles.ts';

/** The tear sheet of a back-test: one HTML page that needs nothing else, neither script nor network. */
export function tearSheet(result: BacktestResult): string {
  const { summary } = result;
  const title = `Back-test ${summary.from} to ${summary.to}`;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | Tidewatch</title><style>${{ markup: STYLES }}</style></head><body>
<h1>${title}</h1>
<p class="soft">Tidewatch rotation, methodology ${summary.methodology_version}, ${summary.closes} closes,
${summary.aum_usd.toLocaleString('en-US')} US dollars at the start, costs times ${summary.cost_multiplier}. Hypothetical: not a record, not investment advice.</p>
<p class="verdict">${summary.verdict}</p>
${keyFigures(result)}
${charts(result)}
<h2>Against the benchmarks</h2>
${benchmarkTables(summary)}
<h2>Luck</h2>
${luckSection(summary)}
<h2>Costs and size</h2>
${costSection(summary)}
<h2>Month by month</h2>
${monthlyReturns(result)}
<h2>Data</h2>
${dataSection(result)}
<h2>How the numbers are made</h2>
${methodSection(summary)}
</body></html>
`;
  return page.markup;
}

const correlation = (mean: number | null): string => (mean === null ? 'n/a' : mean.toFixed(3));

function keyFigures({ summary }: BacktestResult): Markup {
  const { net, intervals, random_rotations: random, overfitting, grade_ic: grade, model_ic: model } = summary;
  const figures: [string, string, string][] = [
    ['Growth a year, net', percent(net.cagr), `${range(intervals.cagr, percent)}`],
    ['Sharpe, net', ratio(net.sharpe), range(intervals.sharpe, ratio)],
    ['Worst drawdown', percent(net.max_drawdown), range(intervals.max_drawdown, percent)],
    ['Volatility', percent(net.annual_vol), `gross growth ${percent(summary.gross.cagr)}`],
    [
      'Better than random',
      percent(random.sharpe_percentile, 0),
      `of ${random.sharpes.length} random rotations, by Sharpe`,
    ],
    [
      'Deflated Sharpe',
      ratio(overfitting.dsr),
      `${overfitting.trials} configuration${overfitting.trials === 1 ? '' : 's'} tried`,
    ],
    ['Rank IC of the grade', correlation(grade.mean), `t ${ratio(grade.t)}, 7 days ahead`],
    ['Rank IC of the model', correlation(model.mean), `t ${ratio(model.t)}, out of sample`],
    ['Time under water', percent(net.under_water, 0), `longest ${net.longest_under_water} days`],
  ];
  return html`<dl class="keys">${figures.map(([name, value, note]) => html`<div><dt>${name}</dt><dd>${value}<small>${note}</small></dd></div>`)}</dl>`;
}
