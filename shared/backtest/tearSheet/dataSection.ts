import type { BacktestResult, BacktestSummary } from '../../contracts/backtest.ts';
import { html, type Markup } from './html.ts';
import { table } from './table.ts';

/** Unmapped symbols named here; `result.json` has them all. */
const SHOWN = 30;

const SUPPLIES: Readonly<Record<BacktestSummary['data']['supply'], string>> = {
  file: 'Circulating supplies come from the supply file.',
  partly:
    'Circulating supplies are known in part; elsewhere liquidity is judged by volume alone and trades pay the worst spread.',
  unknown:
    'No supply file: caps are unknown, so liquidity is judged by volume alone and every trade pays the worst spread.',
};

/** What the files were, what was left out, and how often each rule moved the portfolio. */
export function dataSection({ summary, moves, tokens }: BacktestResult): Markup {
  const { data } = summary;
  const reasons = [...Map.groupBy(moves, ({ reason }) => reason)].map(([reason, of]) => [reason, String(of.length)]);
  const more = data.unmapped.length - SHOWN;
  const known = data.unmapped.toSorted((a, b) => Number(isUnknown(a)) - Number(isUnknown(b)));
  const names = known.slice(0, SHOWN).map((one) => (isUnknown(one) ? one.symbol : `${one.symbol} (${one.reason})`));
  return html`<ul>
<li>${tokens.length} tokens by ${data.mapped_symbols} symbols; prices from ${data.first_day}, the engine warms up until ${summary.from}.</li>
<li>${SUPPLIES[data.supply]}</li>
<li>${data.quarantined_bars} bars refused by the quality gates, ${data.series_gaps} gaps inside series, ${data.skipped_days.length} days without a decision for want of prices.</li>
<li>${data.unmapped.length === 0 ? 'Every symbol was found in the registry.' : `Left out, ${data.unmapped.length} symbols, for want of a name in the registry if nothing else is said: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`}</li></ul>
${table('Decisions by reason', ['Reason', 'Number'], reasons)}`;
}

const isUnknown = ({ reason }: BacktestSummary['data']['unmapped'][number]): boolean =>
  reason === 'not in the registry';

/** Definitions a reader needs to check the numbers, in words. */
export function methodSection({ from }: BacktestSummary): Markup {
  return html`<ul>
<li>The engine is the one that runs live. A decision at a close trades at the next one; the portfolio starts in cash on ${from}, and each sleeve enters on its own day.</li>
<li>365 days a year. Sharpe: mean over sd of daily returns, cash earning nothing; drawdown includes the first day's capital; turnover is two-way.</li>
<li>Benchmarks are bought on the first day; baskets are rebalanced at the first close of a month; dead tokens stay in them at their last price less the haircut. The volatility-matched one knows the period's volatility beforehand.</li>
<li>Intervals: stationary bootstrap of days (Politis and Romano), the same days drawn for all series, a fixed seed.</li>
<li>Random rotations copy when and how much the rotation exchanged, its weights, exposure and volatility scale, and draw narratives and tokens from those tradable that day; they pay the same costs.</li>
<li>Histories before the registry's release use memberships written down later: hypothetical even where the rules are point-in-time.</li></ul>`;
}
