import { useEffect, useMemo, useState } from 'preact/hooks';
import { navBands } from '../../../../shared/backtest/figures/navBands.ts';
import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { PARAMETERS } from '../../../../shared/engine/parameters.ts';
import { TimeSeries } from '../../charts/timeSeries/TimeSeries.tsx';
import { useChoice } from '../../data/useQuery.ts';
import { dateInWords } from '../../format/utc.ts';
import { Later } from '../common/Later.tsx';
import { Panel } from '../common/Panel.tsx';
import { Switch } from '../common/Switch.tsx';
import { BenchmarkChoice, useBenchmarks } from './BenchmarkChoice.tsx';
import { CostPanel } from './CostPanel.tsx';
import { DataPanel } from './DataPanel.tsx';
import { Differences } from './Differences.tsx';
import { drawdownChart, equityChart } from './equityChart.ts';
import { FigureTable } from './FigureTable.tsx';
import { LuckPanel } from './LuckPanel.tsx';

type Data = NonNullable<PerformanceHistory['backtest']>;

/** Draws of the band: enough for its ends to stand still to a few percent. One in a week of closes is measured. */
const DRAWS = 200;
const EVERY = 7;

/** The hypothetical part, and all that doubts it. */
export function Backtest({ backtest }: { backtest: Data }) {
  const { summary } = backtest;
  const bands = useBands(backtest);
  return (
    <>
      {bands !== undefined && <Charts backtest={backtest} bands={bands} />}
      <Later step={3}>
        <Panel
          id="tear-sheet"
          title="Tear sheet"
          note="The same days for all. Benchmarks pay no costs, which favours them; only the timed one does."
        >
          <FigureTable
            caption="Figures of the back-test"
            days={backtest.times.length - 1}
            net={summary.net}
            gross={summary.gross}
            intervals={summary.intervals}
            benchmarks={summary.benchmarks}
          />
          <Differences benchmarks={summary.benchmarks} />
          <p class="fine">
            Beta to Bitcoin {summary.beta?.toFixed(2) ?? 'not defined'}.
            {summary.missing_benchmarks.map(({ name, reason }) => ` Not shown: ${name} (${reason}).`)}
          </p>
        </Panel>
      </Later>
      <Later step={4}>
        <LuckPanel summary={summary} />
      </Later>
      <Later step={5}>
        <div class="columns even">
          <CostPanel summary={summary} />
          <DataPanel summary={summary} />
        </div>
      </Later>
    </>
  );
}

type Bands = ReturnType<typeof navBands>;

/** The bands, drawn in a task of their own: a slow phone is not to be blocked by them and the charts at once. */
function useBands(backtest: Data): Bands | undefined {
  const [bands, setBands] = useState<Bands | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setBands(navBands(backtest.nav_net, DRAWS, EVERY, PARAMETERS)));
    return () => clearTimeout(timer);
  }, [backtest]);
  return bands;
}

function Charts({ backtest, bands }: { backtest: Data; bands: Bands }) {
  const { summary } = backtest;
  const [shown, toggle] = useBenchmarks(backtest.benchmarks);
  const [scale, setScale] = useChoice('scale', ['log', 'linear'], 'log');
  const choice = { shown, hypothetical: true };
  const equity = useMemo(
    () => equityChart(backtest, { ...choice, scale, band: bands.value }),
    [backtest, bands, shown.join(), scale],
  );
  const drawdown = useMemo(
    () => drawdownChart(backtest, { ...choice, band: bands.drawdown }),
    [backtest, bands, shown.join()],
  );
  const choices = [
    ['log', 'Equal ratios'],
    ['linear', 'Linear'],
  ] as const;
  return (
    <Panel
      id="backtest"
      title="Hypothetical back-test"
      aside={
        <span class="controls">
          <span class="tag thin">Hypothetical</span>
          <Switch legend="Scale of the chart" name="scale" choices={choices} value={scale} onChange={setScale} />
        </span>
      }
      note={
        <>
          {dateInWords(summary.from)} to {dateInWords(summary.to)}, {summary.closes} closes, after costs, of a portfolio
          of ${summary.aum_usd.toLocaleString('en')} at the start. Computed once, when the record opened.
        </>
      }
    >
      <BenchmarkChoice of={backtest.benchmarks} shown={shown} onToggle={toggle} />
      <h3 class="chart-title">Growth</h3>
      <TimeSeries label="Growth of the back-test and its benchmarks" spec={equity} tall />
      <h3 class="chart-title">Drawdown</h3>
      <Later step={1}>
        <TimeSeries label="Drawdown of the back-test and its benchmarks" spec={drawdown} />
      </Later>
      <p class="fine">
        Tinted: the middle 95% of {DRAWS} histories made of the same days in other orders, drawn in blocks of about{' '}
        {PARAMETERS.backtest.bootstrap.meanBlockDays}. A line inside it is no evidence of anything but these days.
      </p>
    </Panel>
  );
}
