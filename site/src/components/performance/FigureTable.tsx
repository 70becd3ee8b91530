import type { PerformanceRow } from '../../../../shared/contracts/backtest.ts';
import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { percent, signedPercent } from '../../format/percent.ts';
import { Missing } from '../common/Missing.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { intervalText, ratio } from './figureText.ts';

type Summary = NonNullable<PerformanceHistory['backtest']>['summary'];
type Intervals = Summary['intervals'];

interface Row {
  readonly name: string;
  readonly show: (figures: PerformanceRow) => string | null;
  readonly interval?: (intervals: Intervals) => string;
  /** Says what a year brings: a few weeks raised to a year's power would be no figure. */
  readonly ofAYear?: boolean;
}

const YEAR = 365;

const orNull = (value: number | null, show: (value: number) => string) => (value === null ? null : show(value));

const ROWS: readonly Row[] = [
  {
    name: 'Growth a year',
    ofAYear: true,
    show: ({ cagr }) => signedPercent(cagr),
    interval: ({ cagr }) => intervalText(cagr, (value) => signedPercent(value, 0)),
  },
  { name: 'Sharpe ratio', show: ({ sharpe }) => ratio(sharpe), interval: ({ sharpe }) => intervalText(sharpe, ratio) },
  {
    name: 'Deepest drawdown',
    show: ({ max_drawdown }) => percent(max_drawdown),
    interval: ({ max_drawdown }) => intervalText(max_drawdown, (value) => percent(value, 0)),
  },
  { name: 'Total return', show: ({ total_return }) => signedPercent(total_return) },
  { name: 'Volatility a year', show: ({ annual_vol }) => percent(annual_vol) },
  { name: 'Sortino ratio', show: ({ sortino }) => ratio(sortino) },
  { name: 'Calmar ratio', ofAYear: true, show: ({ calmar }) => orNull(calmar, ratio) },
  { name: 'Gaining days', show: ({ hit_rate }) => orNull(hit_rate, (value) => percent(value)) },
  { name: 'Worst week', show: ({ worst_week }) => orNull(worst_week, (value) => percent(value)) },
  { name: 'Days under water', show: ({ under_water }) => percent(under_water, 0) },
  { name: 'Longest under water', show: ({ longest_under_water }) => `${longest_under_water} d` },
];

/**
 * Figures down, portfolios across: the rotation after costs with its interval, before costs, then every benchmark. Growth
 * is told by the year only where there is a year.
 */
export function FigureTable(props: {
  caption: string;
  /** Closes that the figures are of. */
  days: number;
  net: PerformanceRow;
  gross: PerformanceRow;
  intervals: Intervals;
  benchmarks: Summary['benchmarks'];
}) {
  const { caption, days, net, gross, intervals, benchmarks } = props;
  return (
    <ScrollBox label={`${caption}, scrolls sideways`}>
      <table class="figure-table">
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" class="number">
              Rotation
            </th>
            <th scope="col" class="number">
              95% interval
            </th>
            <th scope="col" class="number">
              Before costs
            </th>
            {benchmarks.map(({ id, name }) => (
              <th key={id} scope="col" class="number figure-benchmark">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.filter(({ ofAYear }) => ofAYear !== true || days >= YEAR).map(({ name, show, interval }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number own">{show(net) ?? <Undefined />}</td>
              <td class="number interval">{interval === undefined ? '' : interval(intervals)}</td>
              <td class="number">{show(gross) ?? <Undefined />}</td>
              {benchmarks.map(({ id, performance }) => (
                <td key={id} class="number">
                  {show(performance) ?? <Undefined />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const Undefined = () => <Missing why="not defined for these days" />;
