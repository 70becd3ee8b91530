import type { BacktestResult } from '../../contracts/backtest.ts';
import { percent } from './format.ts';
import { html, type Markup } from './html.ts';
import { table } from './table.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Net return of every calendar month and year of the period, whole or not. */
export function monthlyReturns({ days }: BacktestResult): Markup {
  const months = returnsBy(days, 7);
  const years = returnsBy(days, 4);
  const rows = [...years].map(([year, total]) => [
    year,
    ...MONTHS.map((_, i) => cell(months.get(`${year}-${String(i + 1).padStart(2, '0')}`))),
    cell(total),
  ]);
  return table('Net return by month', ['Year', ...MONTHS, 'Year'], rows);
}

function cell(value: number | undefined): Markup {
  if (value === undefined) return html``;
  const look = value > 0 ? 'up' : value < 0 ? 'down' : '';
  return html`<span class="${look}">${percent(value)}</span>`;
}

/** Return of each stretch of days whose dates begin alike (7 letters: months, 4: years), from the close before it. */
function returnsBy(days: BacktestResult['days'], letters: number): Map<string, number> {
  const out = new Map<string, number>();
  let base = days[0]?.nav_net ?? 1;
  days.forEach(({ date, nav_net }, i) => {
    const key = date.slice(0, letters);
    const before = days[i - 1];
    if (before !== undefined && before.date.slice(0, letters) !== key) base = before.nav_net;
    out.set(key, nav_net / base - 1);
  });
  return out;
}
