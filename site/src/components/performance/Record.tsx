import { useMemo } from 'preact/hooks';
import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { TimeSeries } from '../../charts/timeSeries/TimeSeries.tsx';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { BenchmarkChoice, useBenchmarks } from './BenchmarkChoice.tsx';
import { Differences } from './Differences.tsx';
import { equityChart } from './equityChart.ts';
import { FigureTable } from './FigureTable.tsx';

/** The forward record alone: nothing computed after the fact is in it. */
export function Record({ record }: { record: PerformanceHistory['record'] }) {
  const [shown, toggle] = useBenchmarks(record.benchmarks);
  const spec = useMemo(() => equityChart(record, { shown, scale: 'linear' }), [record, shown.join()]);
  const days = record.times.length - 1;
  return (
    <Panel
      id="record"
      title="Forward record"
      aside={<span class="tag record">Live only</span>}
      note={
        <>
          Since {dateInWords(record.started_on)}: {days} {days === 1 ? 'close' : 'closes'}, after costs, each logged
          before its outcome. <a href="/v1/rotations">The log</a> is append-only and can be verified by anybody.
        </>
      }
    >
      <BenchmarkChoice of={record.benchmarks} shown={shown} onToggle={toggle} />
      <TimeSeries label="Value of the forward record and its benchmarks" spec={spec} />
      {record.figures === null ? (
        <p class="fine">
          Figures such as a Sharpe ratio wait until there are eight weeks; so far there{' '}
          {record.weeks === 1 ? 'is' : 'are'} {record.weeks}. On fewer they would only look like knowledge.
        </p>
      ) : (
        <>
          <FigureTable
            caption="Figures of the forward record"
            days={days}
            net={record.figures.net}
            gross={record.figures.gross}
            intervals={record.figures.intervals}
            benchmarks={record.figures.benchmarks}
          />
          {days < 365 && (
            <p class="fine">
              Growth a year and the Calmar ratio wait until there is a year: {record.weeks} weeks, raised to the power
              of a year, are no figure.
            </p>
          )}
          <Differences benchmarks={record.figures.benchmarks} />
        </>
      )}
    </Panel>
  );
}
