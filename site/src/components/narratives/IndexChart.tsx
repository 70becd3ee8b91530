import { useMemo } from 'preact/hooks';
import type { NarrativeHistory } from '../../../../shared/contracts/history.ts';
import { TimeSeries } from '../../charts/timeSeries/TimeSeries.tsx';
import { asNarrativeHistory } from '../../data/historyBodies.ts';
import { indexChart } from '../../data/indexChart.ts';
import { YARDSTICKS, type Yardstick } from '../../data/leagueColumns.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { type Loaded, useEndpoint } from '../../data/useEndpoint.ts';
import { useChoice } from '../../data/useQuery.ts';
import { Panel } from '../common/Panel.tsx';
import { RANGES, RangeSwitch } from '../common/RangeSwitch.tsx';
import { WhenLoaded } from '../common/WhenLoaded.tsx';
import { YardstickSwitch } from '../common/YardstickSwitch.tsx';
import { Rebalances } from './Rebalances.tsx';

const WEEK_MS = 7 * 86_400_000;

/** The index beside Bitcoin, Ethereum and Solana, or measured in one of them; range and yardstick stand in the address. */
export function IndexChart({ id, name, snapshot }: { id: string; name: string; snapshot: Snapshot }) {
  const [range, setRange] = useChoice('range', RANGES, '90d');
  const [yardstick, setYardstick] = useChoice('vs', YARDSTICKS, 'usd');
  // By the hour in the shortest range, once the record has lived that long: hours are kept from its first day on.
  const { record_started_on: start } = snapshot.status;
  const hourly = range === '7d' && Date.parse(snapshot.close_date) - Date.parse(start) >= WEEK_MS;
  const version = hourly ? snapshot.snapshot_id : snapshot.close_date;
  const history: Loaded<NarrativeHistory> = useEndpoint(
    `/v1/narratives/${id}/history?${hourly ? 'interval=1h&' : ''}window=${range}`,
    version,
    asNarrativeHistory,
  );
  return (
    <Panel
      id="chart"
      title="Index"
      note={
        yardstick === 'usd'
          ? 'Growth since the start of the range, in US dollars.'
          : 'Growth of the index over growth of the benchmark: above the line, the narrative did better.'
      }
      aside={
        <span class="controls">
          <YardstickSwitch value={yardstick} onChange={setYardstick} />
          <RangeSwitch value={range} onChange={setRange} />
        </span>
      }
    >
      <WhenLoaded of={history} what="the index's history" room="room-chart">
        {(data) => <Drawn name={name} history={data} yardstick={yardstick} />}
      </WhenLoaded>
    </Panel>
  );
}

function Drawn({ name, history, yardstick }: { name: string; history: NarrativeHistory; yardstick: Yardstick }) {
  const spec = useMemo(() => indexChart(history, yardstick), [history, yardstick]);
  if (spec === undefined) {
    return (
      <p class="room room-chart">
        The index has no level in this range: it is too thin, or younger. A longer range may show one.
      </p>
    );
  }
  return (
    <>
      <TimeSeries label={`${name} index`} spec={spec} tall />
      <Rebalances rebalances={history.rebalances} />
    </>
  );
}
