import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { intervalText, ratio } from './figureText.ts';
import { IntervalBar } from './IntervalBar.tsx';

type Benchmarks = NonNullable<PerformanceHistory['backtest']>['summary']['benchmarks'];

/** The rotation less each benchmark: an interval that holds 0 is no evidence of a difference. */
export function Differences({ benchmarks }: { benchmarks: Benchmarks }) {
  const ends = benchmarks.flatMap(({ difference: { intervals } }) => [intervals.sharpe.low, intervals.sharpe.high]);
  const scale = Math.max(...ends.map(Math.abs), 0.1);
  return (
    <section class="differences">
      <h3>Sharpe ratio, rotation less benchmark</h3>
      <ScrollBox label="Differences to each benchmark, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Benchmark</th>
              <th scope="col" class="number">
                Difference
              </th>
              <th scope="col" class="number">
                95% interval
              </th>
              <th scope="col">
                <span class="sr">Interval, drawn</span>
              </th>
              <th scope="col">Says</th>
            </tr>
          </thead>
          <tbody>
            {benchmarks.map(({ id, name, difference: { sharpe, intervals } }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td class="number own">{ratio(sharpe)}</td>
                <td class="number interval">{intervalText(intervals.sharpe, ratio)}</td>
                <td>
                  <IntervalBar value={sharpe} interval={intervals.sharpe} scale={scale} />
                </td>
                <td>{says(intervals.sharpe)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function says({ low, high }: { readonly low: number; readonly high: number }): string {
  if (low > 0) return 'better than chance explains, on these days';
  return high < 0 ? 'worse than chance explains' : 'no evidence of a difference';
}
