import { useMemo } from 'preact/hooks';
import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { TimeSeries } from '../../charts/timeSeries/TimeSeries.tsx';
import type { Loaded } from '../../data/useEndpoint.ts';
import { useChoice } from '../../data/useQuery.ts';
import { Panel } from '../common/Panel.tsx';
import { Switch } from '../common/Switch.tsx';
import { WhenLoaded } from '../common/WhenLoaded.tsx';
import { allocationChart, type Newest } from './allocationChart.ts';

const CHOICES = [
  ['90d', '90 d'],
  ['1y', '1 y'],
  ['all', 'All'],
] as const;
type Range = (typeof CHOICES)[number][0];
const NEWEST: Readonly<Record<Range, Newest>> = { '90d': 90, '1y': 365, all: undefined };

/** What was held, close by close, with the moves on it. */
export function Allocation({ performance }: { performance: Loaded<PerformanceHistory> }) {
  const [range, setRange] = useChoice('range', ['90d', '1y', 'all'], '90d');
  return (
    <Panel
      id="allocation"
      title="Timeline"
      note="Shares of the portfolio after each close. Ticks on the time axis are moves: the taller, the more at that close."
      aside={<Switch legend="Range of the timeline" name="range" choices={CHOICES} value={range} onChange={setRange} />}
    >
      <WhenLoaded of={performance} what="the timeline" room="room-chart">
        {(data) => <Drawn data={data} newest={NEWEST[range]} />}
      </WhenLoaded>
    </Panel>
  );
}

function Drawn({ data, newest }: { data: PerformanceHistory; newest: Newest }) {
  const spec = useMemo(() => allocationChart(data, newest), [data, newest]);
  if (spec === undefined) return <p class="empty">There are not two closes yet to draw a timeline of.</p>;
  return <TimeSeries label="Allocation over time" spec={spec} tall />;
}
