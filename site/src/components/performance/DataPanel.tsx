import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { dateInWords, shortDate } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';

type Summary = NonNullable<PerformanceHistory['backtest']>['summary'];

const count = new Intl.NumberFormat('en');
const SUPPLIES: Readonly<Record<Summary['data']['supply'], string>> = {
  file: 'observed',
  partly: 'partly observed; elsewhere liquidity is judged by volume alone, the worst spread paid',
  unknown: 'unknown: liquidity judged by volume alone, the worst spread paid',
};

/** What the back-test was computed from, and how the mean of the seven days did year by year. */
export function DataPanel({ summary }: { summary: Summary }) {
  const { data, offsets, methodology_version, cost_multiplier } = summary;
  return (
    <Panel id="backtest-data" title="What it rests on">
      <dl class="quality">
        <div>
          <dt>Prices</dt>
          <dd>
            from {dateInWords(data.first_day)} (warm-up begins), {count.format(data.quarantined_bars)} bars refused,{' '}
            {count.format(data.series_gaps)} gaps inside series
          </dd>
        </div>
        <div>
          <dt>Skipped closes</dt>
          <dd>{data.skipped_days.length === 0 ? 'none' : `${data.skipped_days.length}, for want of prices`}</dd>
        </div>
        <div>
          <dt>Supplies</dt>
          <dd>{SUPPLIES[data.supply]}</dd>
        </div>
        <div>
          <dt>Rules</dt>
          <dd>
            methodology {methodology_version}, costs times {cost_multiplier}
          </dd>
        </div>
      </dl>
      <h3>Sharpe ratio by year, mean of the seven days</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col" class="number">
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          {offsets.years.map(({ year, sharpe }) => (
            <tr key={year}>
              <th scope="row">{yearInWords(year, summary)}</th>
              <td class="number">{sharpe.toFixed(2).replace('-', '−')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** A year that the period has only a part of says which: four days of one are no year. */
function yearInWords(year: number, { from, to }: Pick<Summary, 'from' | 'to'>): string {
  const begins = from > `${year}-01-01` && from.startsWith(`${year}`);
  const ends = to < `${year}-12-31` && to.startsWith(`${year}`);
  return `${year}${begins ? `, from ${shortDate(from)}` : ''}${ends ? `, to ${shortDate(to)}` : ''}`;
}
