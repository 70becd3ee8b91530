import { useMemo } from 'preact/hooks';
import type { TokenHistory } from '../../../../shared/contracts/history.ts';
import { TimeSeries } from '../../charts/timeSeries/TimeSeries.tsx';
import { asTokenHistory } from '../../data/historyBodies.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { tokenChart } from '../../data/tokenChart.ts';
import { useEndpoint } from '../../data/useEndpoint.ts';
import { useChoice } from '../../data/useQuery.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { RANGES, RangeSwitch } from '../common/RangeSwitch.tsx';
import { WhenLoaded } from '../common/WhenLoaded.tsx';

/** Daily closes with the changes of the signal on them; the range stands in the address. */
export function PriceChart({ id, symbol, snapshot }: { id: string; symbol: string; snapshot: Snapshot }) {
  const [range, setRange] = useChoice('range', RANGES, '90d');
  const history = useEndpoint(`/v1/tokens/${id}/history?window=${range}`, snapshot.close_date, asTokenHistory);
  return (
    <Panel
      id="chart"
      title="Price and signal"
      note="Daily closes, US dollars. ▲ signal turned bullish, ▼ bearish, ■ neutral."
      aside={<RangeSwitch value={range} onChange={setRange} />}
    >
      <WhenLoaded of={history} what="the token's history" room="room-chart">
        {(data) => <Drawn symbol={symbol} history={data} />}
      </WhenLoaded>
    </Panel>
  );
}

function Drawn({ symbol, history }: { symbol: string; history: TokenHistory }) {
  const spec = useMemo(() => tokenChart(history), [history]);
  if (spec === undefined) {
    return <p class="room room-chart">There is no accepted price in this range. A longer range may show one.</p>;
  }
  return (
    <TimeSeries
      label={`${symbol} closes and signal`}
      spec={spec}
      tall
      note={
        <>
          Signals of closes before {dateInWords(history.record_started_on)} are hypothetical: computed later, from what
          was known at each close.
        </>
      }
    />
  );
}
